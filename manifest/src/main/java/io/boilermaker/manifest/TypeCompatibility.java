package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check that every value of one type is read as the same value of another. */
final class TypeCompatibility {

  private final Map<String, TypeEntry> before;
  private final Map<String, TypeEntry> now;

  /** The pairs of named types that were compared without a difference. */
  private final Set<List<String>> compatible = new HashSet<>();

  TypeCompatibility(Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    this.before = before;
    this.now = now;
  }

  /**
   * Returns the first difference that matters, of the shortest path; null if there is none.
   *
   * @param argument the name of the argument that has the types
   */
  @Nullable String difference(String argument, WireType was, WireType is) {
    var walk = new Walk();
    walk.add(new TypePair(new ValuePath(null, argument), was, is, false, false));
    return walk.difference();
  }

  /**
   * A comparison; it calls nothing again for what is inside: types are as deep as they are many.
   */
  private final class Walk {

    private final Deque<TypePair> open = new ArrayDeque<>();

    /** The pairs of named types so far: types may contain themselves. */
    private final Set<List<String>> compared = new HashSet<>();

    void add(TypePair pair) {
      open.add(pair);
    }

    @Nullable String difference() {
      for (TypePair pair = open.poll(); pair != null; pair = open.poll()) {
        String difference = compare(pair);
        if (difference == null && pair.losesNull()) {
          difference = pair.changed() + ", which null is no value of";
        }
        if (difference != null) {
          return difference;
        }
      }
      compatible.addAll(compared);
      return null;
    }

    private @Nullable String compare(TypePair pair) {
      WireType was = pair.was();
      WireType is = pair.is();
      if (is.name().equals("Object")) {
        return null;
      }
      if (was.isNamed() || is.isNamed() || isDescribed(pair)) {
        return named(pair);
      }
      if (was.arguments().size() != is.arguments().size()) {
        return pair.changed();
      }
      if (WiderTypes.isContainer(was)) {
        return containers(pair);
      }
      if (was.name().equals("jackson")) {
        return was.withoutKinds().entryName().equals(is.withoutKinds().entryName())
            ? inside(pair)
            : pair.changed();
      }
      boolean isHeld = pair.areKeys() ? WiderTypes.holdsKey(was, is) : WiderTypes.holds(was, is);
      return isHeld ? null : pair.changed();
    }

    /**
     * Adds the described types in one that Jackson alone knows: its arguments, or what has
     * annotations.
     */
    private @Nullable String inside(TypePair pair) {
      boolean inArray = ObjectChanges.isArray(pair.was().withoutKinds().toString());
      for (WireType part : pair.was().jacksonParts()) {
        if (before.containsKey(part.entryName()) && now.containsKey(part.entryName())) {
          add(new TypePair(pair.path(), part, part, false, inArray));
        }
      }
      TypePair kinds = new TypePair(pair.path(), pair.was(), pair.is(), false, inArray);
      return hierarchies(kinds, pair.was().jacksonKinds(), pair.is().jacksonKinds());
    }

    private @Nullable String containers(TypePair pair) {
      if (!WiderTypes.keeps(pair.was(), pair.is())) {
        return pair.changed();
      }
      int size = pair.was().arguments().size();
      List<String> steps = size == 2 ? List.of("{key}", "{}") : List.of("[]");
      for (int i = 0; i < size; i++) {
        WireType was = pair.was().arguments().get(i);
        add(pair.part(steps.get(i), was, pair.is().arguments().get(i)));
      }
      return null;
    }

    /** Tells whether both manifests say what there is of types that only Jackson knows. */
    private boolean isDescribed(TypePair pair) {
      return before.containsKey(pair.was().entryName()) && now.containsKey(pair.is().entryName());
    }

    private @Nullable String named(TypePair pair) {
      List<String> names =
          List.of(pair.was().entryName(), pair.is().entryName(), pair.inArray() ? "[]" : "");
      if (compatible.contains(names) || !compared.add(names)) {
        return null;
      }
      if (names.get(0).equals(names.get(1)) && names.get(0).startsWith(WireType.JACKSON)) {
        inside(pair); // Once for each type, which may contain itself.
      }
      TypeEntry from = before.get(names.get(0));
      TypeEntry to = now.get(names.get(1));
      if (from instanceof ObjectEntry a && to instanceof ObjectEntry b) {
        return objects(pair, a, b);
      }
      if (from instanceof EnumEntry a && to instanceof EnumEntry b) {
        return enums(pair.path(), a, b);
      }
      if (from instanceof SealedEntry a && to instanceof SealedEntry b) {
        return hierarchies(pair, a.cases(), b.cases());
      }
      return from instanceof EnumEntry && pair.is().name().equals("String") ? null : pair.changed();
    }

    private @Nullable String objects(TypePair pair, ObjectEntry was, ObjectEntry is) {
      boolean isReadAs = isReadAs(was) && isReadAs(is);
      String difference = ObjectChanges.find(pair.path(), was, is, pair.inArray() && !isReadAs);
      if (difference != null) {
        return difference;
      }
      Map<String, Field> oldFields = ObjectChanges.oldFields(was, is);
      for (Field field : is.fields()) {
        Field old = oldFields.get(field.name());
        String step = "." + field.name();
        if (!field.optional() && (old == null || old.optional())) {
          return "'" + pair.path() + step + ": " + field.type() + "' " + required(old);
        }
        if (old != null && !old.type().equals(JacksonEntry.HIDDEN)) {
          TypePair part = pair.part(step, old.type(), field.type());
          add(isReadAs ? pair.inPlace(part.path(), part.was(), part.is()) : part);
        }
      }
      return ObjectChanges.renamed(pair.path(), was, is);
    }

    private @Nullable String hierarchies(TypePair pair, List<Case> was, List<Case> is) {
      Map<String, WireType> cases = new HashMap<>();
      is.forEach(each -> cases.put(each.name(), each.type()));
      for (Case old : was) {
        WireType same = cases.get(old.name());
        if (same == null) {
          return lacks(pair.path(), pair.is().entryName(), "the record " + old.name());
        }
        add(pair.inPlace(pair.path().then("(" + old.name() + ")"), old.type(), same));
      }
      return null;
    }
  }

  private static boolean isReadAs(ObjectEntry entry) {
    return entry instanceof JacksonEntry left && left.annotations().contains(JacksonEntry.READ_AS);
  }

  private static String required(@Nullable Field old) {
    return old == null ? "is new and no Optional" : "is no Optional, and might be left out so far";
  }

  private static @Nullable String enums(ValuePath path, EnumEntry was, EnumEntry is) {
    if (!Objects.equals(was.texts(), is.texts())) {
      String texts = "' had " + texts(was) + " as texts and has ";
      return "'" + path + ": " + is.name() + texts + texts(is);
    }
    if (was.texts() != null) {
      return enumsByCount(path, was, is);
    }
    Set<String> constants = new HashSet<>(is.read());
    for (String constant : was.constants()) {
      if (!constants.contains(constant)) {
        return lacks(path, is.name(), "the constant " + constant);
      }
    }
    return null;
  }

  /**
   * No two constants share a text, so that fewer constants have fewer texts, whichever they are.
   */
  private static @Nullable String enumsByCount(ValuePath path, EnumEntry was, EnumEntry is) {
    int count = was.constants().size();
    return is.constants().size() < count
        ? lacks(path, is.name(), count + " constants, but " + is.constants().size())
        : null;
  }

  private static String texts(EnumEntry entry) {
    String texts = entry.texts();
    if (texts == null) {
      return "the constants' names";
    }
    return "those of " + (texts.startsWith("@") ? texts : texts + "()");
  }

  private static String lacks(ValuePath path, String type, String what) {
    return "'" + path + ": " + type + "' no longer has " + what;
  }
}
