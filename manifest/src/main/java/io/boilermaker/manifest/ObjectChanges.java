package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an object's properties by which old values would be lost or mixed up, although
 * each property reads what it had.
 */
final class ObjectChanges {

  private static final String AS_ARRAY = "shape=ARRAY";

  private ObjectChanges() {}

  /**
   * Returns the first that is found in names, annotations or order; null if there is none.
   *
   * @param inArray whether annotations of what contains the object may have it written as an array
   */
  static @Nullable String find(ValuePath path, ObjectEntry was, ObjectEntry is, boolean inArray) {
    List<String> oldAnnotations = annotations(was);
    List<String> annotations = annotations(is);
    if (!oldAnnotations.equals(annotations)) {
      return ("'" + path + "' was " + was.name() + " and is " + is.name() + ", with ")
          + (annotations + " in place of " + oldAnnotations);
    }
    boolean isArray = inArray || annotations.stream().anyMatch(ObjectChanges::isArray);
    String order = isArray ? inOrder(path, was, is) : null;
    return order == null ? readTwice(path, was, is) : order;
  }

  private static List<String> annotations(ObjectEntry entry) {
    return entry instanceof JacksonEntry left ? left.annotations() : List.of();
  }

  static boolean isArray(String annotations) {
    return annotations.contains(AS_ARRAY);
  }

  private static @Nullable String inOrder(ValuePath path, ObjectEntry was, ObjectEntry is) {
    List<String> before = inArray(was);
    List<String> now = inArray(is);
    return before.equals(now)
        ? null
        : "'" + path + "' is an array of " + now + " and was one of " + before;
  }

  private static List<String> inArray(ObjectEntry entry) {
    return entry.fields().stream()
        .filter(field -> !field.type().equals(JacksonEntry.HIDDEN))
        .map(Field::name)
        .toList();
  }

  /** Returns the first property that would be read of two old ones; null if there is none. */
  private static @Nullable String readTwice(ValuePath path, ObjectEntry was, ObjectEntry is) {
    Set<String> before = names(was);
    before.removeAll(was.aliases().keySet()); // What was read already as another name of it.
    before.addAll(names(was.fields()));
    Set<String> now = names(is.fields());
    boolean hasOthers = OtherProperties.of(was) != null;
    for (Field field : is.fields()) {
      List<String> read =
          is.aliases().entrySet().stream()
              .filter(alias -> alias.getValue().equals(field.name()))
              .map(Map.Entry::getKey)
              .filter(alias -> isIn(before, alias) || (hasOthers && isNewAlias(alias, field, was)))
              .filter(alias -> !isIn(now, alias))
              .sorted()
              .toList();
      if (read.size() + (before.contains(field.name()) ? 1 : 0) > 1) {
        return ("'" + path + "." + field.name() + "' would be read of " + read)
            + ", too, which were other properties";
      }
    }
    return null;
  }

  private static boolean isNewAlias(String alias, Field field, ObjectEntry was) {
    return !field.name().equals(was.aliases().get(alias));
  }

  private static boolean isIn(Set<String> names, String alias) {
    return names.stream().anyMatch(name -> JacksonEntry.mayBeOne(name, alias));
  }

  /** Returns what there was, by the names under which it is read now. */
  static Map<String, Field> oldFields(ObjectEntry was, ObjectEntry is) {
    return byNamesNow(was.fields(), is);
  }

  /** Returns what was only written, by the names under which it is read now. */
  static Map<String, Field> writtenFields(ObjectEntry was, ObjectEntry is) {
    return byNamesNow(was.written(), is);
  }

  private static Map<String, Field> byNamesNow(List<Field> before, ObjectEntry is) {
    Map<String, Field> fields = new HashMap<>();
    for (Field old : before) {
      fields.put(old.name(), old);
      is.fields().stream()
          .filter(field -> JacksonEntry.mayBeOne(field.name(), old.name()))
          .forEach(field -> fields.putIfAbsent(field.name(), old));
    }
    is.aliases()
        .forEach(
            (alias, name) -> {
              for (Field old : before) {
                if (JacksonEntry.mayBeOne(old.name(), alias)) {
                  fields.putIfAbsent(name, old);
                }
              }
            });
    return fields;
  }

  /** Returns whether two entries have the form of their one property. */
  static boolean areReadAs(ObjectEntry was, ObjectEntry is) {
    return annotations(was).contains(JacksonEntry.READ_AS)
        && annotations(is).contains(JacksonEntry.READ_AS);
  }

  /** Says that a property may not be missing. */
  static String required(ValuePath path, Field field, @Nullable Field old) {
    String why =
        old == null ? "is new and no Optional" : "is no Optional, and might be left out so far";
    return "'" + path + "." + field.name() + ": " + field.type() + "' " + why;
  }

  /** Returns what there was and is still read. */
  static Set<Field> read(Map<String, Field> oldFields, ObjectEntry is) {
    return is.fields().stream()
        .map(Field::name)
        .filter(oldFields::containsKey)
        .map(oldFields::get)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the first property that comes while one goes of which it could have the values: most
   * likely it is the same one with another name. Null if there is none.
   *
   * @param reads tells whether a type of the user reads what another type writes
   */
  static @Nullable String renamed(
      ValuePath path, ObjectEntry was, ObjectEntry is, BiPredicate<WireType, WireType> reads) {
    Set<String> before = names(was);
    Set<String> now = names(is.fields());
    List<Field> added = is.fields().stream().filter(field -> isNew(field, is, before)).toList();
    for (Field old : was.fields()) {
      boolean isGone = !isIn(now, old.name()) && !isIn(is.aliases().keySet(), old.name());
      for (Field field : isGone ? added : List.<Field>of()) {
        if (fits(old.type(), field.type(), reads)) {
          return ("'" + path + "." + field.name() + ": " + field.type() + "' is new and '")
              + (old.name()
                  + ": "
                  + old.type()
                  + "' is gone: if that is a new name, old values are")
              + " lost; @JsonProperty keeps a name in messages";
        }
      }
    }
    return null;
  }

  private static boolean isNew(Field field, ObjectEntry is, Set<String> before) {
    return !isIn(before, field.name())
        && is.aliases().entrySet().stream()
            .filter(alias -> alias.getValue().equals(field.name()))
            .noneMatch(alias -> isIn(before, alias.getKey()));
  }

  /** Returns the names of an object in messages. */
  private static Set<String> names(ObjectEntry entry) {
    Set<String> names = new HashSet<>(names(entry.fields()));
    names.addAll(names(entry.written()));
    return names;
  }

  private static Set<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.toSet());
  }

  /** Compares containers without what is in them: they may be empty. */
  private static boolean fits(WireType was, WireType is, BiPredicate<WireType, WireType> reads) {
    if (was.equals(JacksonEntry.HIDDEN)) {
      return false;
    }
    if (is.equals(JacksonEntry.HIDDEN) || is.name().equals("Object")) {
      return true;
    }
    if (was.hasAnnotations() || is.hasAnnotations()) {
      return true; // They may give it any form.
    }
    if (WiderTypes.isContainer(was)) {
      return was.arguments().size() == is.arguments().size() && WiderTypes.keeps(was, is);
    }
    boolean isPlain = was.arguments().isEmpty() && WiderTypes.holds(was, is);
    return isPlain || reads.test(was, is);
  }
}
