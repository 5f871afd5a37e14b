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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check that every value of one type is read as the same value of another. */
final class TypeCompatibility {

  private final Map<String, TypeEntry> before;
  private final Map<String, TypeEntry> now;
  private final Set<String> sharedNames;

  /** The pairs of named types that were compared without a difference. */
  private final Set<List<String>> compatible = new HashSet<>();

  /** Whether the second of two types reads the first, whatever the names of their properties. */
  private final Map<List<String>, Boolean> read = new HashMap<>();

  TypeCompatibility(Map<String, TypeEntry> before, Map<String, TypeEntry> now) {
    this.before = before;
    this.now = now;
    this.sharedNames = SharedObjects.names(before.values());
  }

  /**
   * Returns the first difference that matters, of the shortest path; null if there is none.
   *
   * @param argument the name of the argument that has the types
   */
  @Nullable String difference(String argument, WireType was, WireType is) {
    var pair = new TypePair(new ValuePath(null, argument), was, is, false, false);
    var walk = new Walk(pair, true);
    String difference = walk.difference();
    if (difference == null && !walk.shared.areThere()) {
      compatible.addAll(walk.compared);
    }
    return difference;
  }

  /**
   * Returns whether a type could have the values of another, of a property with another name: it
   * reads them all, they are an enum's texts, or nothing but names is known of both.
   */
  private boolean mayHaveValuesOf(WireType was, WireType is) {
    var pair = new TypePair(new ValuePath(null, ""), was, is, false, false);
    boolean areTexts =
        is.name().equals("String") && before.get(was.entryName()) instanceof EnumEntry;
    return areTexts
        || pair.areKnownByNameAlone(before, now)
        || read.computeIfAbsent(
            List.of(was.entryName(), is.entryName()),
            names -> new Walk(pair, false).difference() == null);
  }

  /**
   * A comparison; it calls nothing again for what is inside: types are as deep as they are many.
   */
  private final class Walk {

    private final Deque<TypePair> open = new ArrayDeque<>();

    /** The pairs of named types so far: types may contain themselves. */
    private final Set<List<String>> compared = new HashSet<>();

    /** Whether a property must not get another name: a walk for that question does not ask it. */
    private final boolean namesMatter;

    private final SharedObjects shared;

    Walk(TypePair pair, boolean namesMatter) {
      this.namesMatter = namesMatter;
      this.shared = new SharedObjects(before, sharedNames, pair.was());
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
      return null;
    }

    private @Nullable String compare(TypePair pair) {
      WireType was = pair.was();
      WireType is = pair.is();
      if (is.name().equals("Object") || (pair.areKeys() && is.name().equals("String"))) {
        return shared.readAsNumber(pair);
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
        return left(pair);
      }
      boolean isHeld = pair.areKeys() ? WiderTypes.holdsKey(was, is) : WiderTypes.holds(was, is);
      return isHeld ? null : pair.changed();
    }

    /** Compares types that Jackson alone knows, of which there are no entries. */
    private @Nullable String left(TypePair pair) {
      WireType was = pair.was();
      if (now.containsKey(was.entryName()) && !before.containsKey(was.entryName())) {
        return ("'" + pair.path() + ": " + was + "' has no entry in the last manifest: either that")
            + " is lost, or nothing but the name was known of the class";
      }
      if (was.withoutKinds().entryName().equals(pair.is().withoutKinds().entryName())
          || AnnotatedTypes.haveOneForm(was, pair.is())) {
        return inside(pair);
      }
      List<TypePair> arguments = AnnotatedTypes.knownArguments(pair, before, now);
      if (!arguments.isEmpty() && arguments.size() == AnnotatedTypes.changedArguments(pair)) {
        open.addAll(arguments);
        return null;
      }
      TypePair plain = AnnotatedTypes.plain(pair, before, now);
      if (plain == null) {
        return pair.changed();
      }
      if (!AnnotatedTypes.tellKinds(was)) {
        open.add(plain);
      }
      return hierarchies(pair, was.jacksonKinds(), pair.is().jacksonKinds());
    }

    /**
     * Adds the described types in one that Jackson alone knows: its arguments, or what has
     * annotations.
     */
    private @Nullable String inside(TypePair pair) {
      String annotations = pair.was().withoutKinds().toString();
      boolean inArray = ObjectChanges.isArray(annotations) || EnumChanges.areNumbered(annotations);
      // What has an entry may be read there as another than by itself, such as a kind.
      boolean hasEntry = before.containsKey(pair.was().entryName());
      for (WireType part : pair.was().jacksonParts()) {
        boolean isCompared = !hasEntry || before.containsKey(part.entryName());
        if (isCompared && now.containsKey(part.entryName())) {
          open.add(new TypePair(pair.path(), part, part, false, inArray));
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
        open.add(pair.part(steps.get(i), was, pair.is().arguments().get(i)));
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
      String two = shared.readAsTwo(pair);
      if (two != null || compatible.contains(names) || !compared.add(names)) {
        return two;
      }
      if (names.get(0).equals(names.get(1)) && names.get(0).startsWith(WireType.JACKSON)) {
        inside(pair); // Once for each type, which may contain itself.
      }
      String difference = entries(pair, before.get(names.get(0)), now.get(names.get(1)));
      open.addAll(AnnotatedTypes.knownArguments(pair, before, now));
      return difference;
    }

    private @Nullable String entries(
        TypePair pair, @Nullable TypeEntry from, @Nullable TypeEntry to) {
      if (from instanceof ObjectEntry a && to instanceof ObjectEntry b) {
        return objects(pair, a, b);
      }
      if (from instanceof EnumEntry a && to instanceof EnumEntry b) {
        return EnumChanges.find(pair.path(), a, b, pair.inArray());
      }
      if (from instanceof SealedEntry a && to instanceof SealedEntry b) {
        return hierarchies(pair, a.cases(), b.cases());
      }
      return from instanceof EnumEntry && pair.is().name().equals("String") ? null : pair.changed();
    }

    private @Nullable String objects(TypePair pair, ObjectEntry was, ObjectEntry is) {
      boolean isReadAs = ObjectChanges.areReadAs(was, is);
      String difference = ObjectChanges.find(pair.path(), was, is, pair.inArray() && !isReadAs);
      if (difference != null) {
        return difference;
      }
      Map<String, Field> oldFields = ObjectChanges.oldFields(was, is);
      Set<Field> read = ObjectChanges.read(oldFields, is);
      for (Field field : is.fields()) {
        Field old = oldFields.get(field.name());
        String step = "." + field.name();
        if (!field.optional() && (old == null || old.optional())) {
          return ObjectChanges.required(pair.path(), field, old);
        }
        if (old != null && !old.type().equals(JacksonEntry.HIDDEN)) {
          TypePair part = pair.part(step, old.type(), field.type());
          open.add(isReadAs ? pair.inPlace(part.path(), part.was(), part.is()) : part);
        }
      }
      OtherProperties.moved(pair, was, is, oldFields, read).forEach(open::add);
      WrittenProperties.read(pair, was, is, oldFields).forEach(open::add);
      String lost = shared.lost(pair.path(), was, read);
      return lost == null && namesMatter
          ? ObjectChanges.renamed(pair.path(), was, is, TypeCompatibility.this::mayHaveValuesOf)
          : lost;
    }

    private @Nullable String hierarchies(TypePair pair, List<Case> was, List<Case> is) {
      return new KindChanges(before, now, open::add).find(pair, was, is);
    }
  }
}
