package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search for properties whose old values would be lost: one that goes while another one comes
 * which could have its values, as it is most likely the same one with another name; and one whose
 * name has become an alias of another.
 */
final class Renames {

  private Renames() {}

  /** Returns the first property that may have a new name only; null if there is none. */
  static @Nullable String find(ValuePath path, ObjectEntry was, ObjectEntry is) {
    Set<String> before = names(was.fields());
    Set<String> now = names(is.fields());
    List<Field> added = is.fields().stream().filter(field -> isNew(field, is, before)).toList();
    for (Field old : was.fields()) {
      boolean isGone = !now.contains(old.name()) && !is.aliases().containsKey(old.name());
      for (Field field : isGone ? added : List.<Field>of()) {
        if (fits(old.type(), field.type())) {
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

  /**
   * Returns the first property that messages have under its name and under an alias, which was
   * another property; null if there is none.
   */
  static @Nullable String readTwice(ValuePath path, Set<String> before, ObjectEntry is) {
    Set<String> now = names(is.fields());
    return is.aliases().entrySet().stream()
        .filter(alias -> before.contains(alias.getKey()) && before.contains(alias.getValue()))
        .filter(alias -> !now.contains(alias.getKey()))
        .map(
            alias ->
                ("'" + path + "." + alias.getValue() + "' would be read of '" + alias.getKey())
                    + "', too, which was another property")
        .sorted()
        .findFirst()
        .orElse(null);
  }

  private static boolean isNew(Field field, ObjectEntry is, Set<String> before) {
    return !before.contains(field.name())
        && is.aliases().entrySet().stream()
            .filter(alias -> alias.getValue().equals(field.name()))
            .noneMatch(alias -> before.contains(alias.getKey()));
  }

  private static Set<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.toSet());
  }

  /** Compares types without what is in them. */
  private static boolean fits(WireType was, WireType is) {
    boolean isHidden = was.equals(JacksonEntry.HIDDEN) || is.equals(JacksonEntry.HIDDEN);
    if (isHidden || is.name().equals("Object")) {
      return !isHidden;
    }
    if (WiderTypes.isContainer(was)) {
      return was.arguments().size() == is.arguments().size() && WiderTypes.keeps(was, is);
    }
    return was.name().equals("jackson")
        ? was.entryName().equals(is.entryName())
        : WiderTypes.holds(was, is);
  }
}
