package io.boilermaker.manifest;

import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object that {@code @JsonAnySetter} takes, because no member does. Any of
 * them may have the name of a member that comes, and a member that goes leaves its values to them.
 */
final class OtherProperties {

  private OtherProperties() {}

  /**
   * Returns what moves between members and the others.
   *
   * @param oldFields what there was, by the names under which it is read now
   * @param read those of them that are read
   */
  static List<TypePair> moved(
      TypePair pair,
      ObjectEntry was,
      ObjectEntry is,
      Map<String, Field> oldFields,
      Set<Field> read) {
    List<TypePair> moved = new ArrayList<>();
    Field before = of(was);
    for (Field field : is.fields()) {
      if (before != null && isRead(field) && !oldFields.containsKey(field.name())) {
        String step = "." + field.name() + " (so far one of the others)";
        moved.add(pair.part(step, before.type(), field.type()));
      }
    }
    Field now = of(is);
    for (Field old : was.fields()) {
      if (now != null && isRead(old) && !read.contains(old)) {
        String step = "." + old.name() + " (now one of the others)";
        moved.add(pair.part(step, old.type(), now.type()));
      }
    }
    return moved;
  }

  /** Returns what reads them; null if nothing does. */
  static @Nullable Field of(ObjectEntry entry) {
    return entry.fields().stream()
        .filter(field -> field.name().equals(JacksonEntry.OTHERS))
        .filter(field -> !field.type().equals(JacksonEntry.HIDDEN))
        .findFirst()
        .orElse(null);
  }

  private static boolean isRead(Field field) {
    return !field.name().equals(JacksonEntry.OTHERS) && !field.type().equals(JacksonEntry.HIDDEN);
  }
}
