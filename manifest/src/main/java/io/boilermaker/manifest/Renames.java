package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search for a property that goes while another one comes which could have its values: most
 * likely it is the same one with another name, and its values in old messages would be lost.
 */
final class Renames {

  private Renames() {}

  /** Returns the first that is found; null if there is none. */
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
