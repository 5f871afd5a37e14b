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
 * The properties of an object that are in its messages although nothing read them, such as the
 * value of a getter. A property that comes may have the name of one.
 */
final class WrittenProperties {

  private WrittenProperties() {}

  /**
   * Returns what was only written and is read now.
   *
   * @param oldFields what was read, by the names under which it is read now
   */
  static List<TypePair> read(
      TypePair pair, ObjectEntry was, ObjectEntry is, Map<String, Field> oldFields) {
    Map<String, Field> written = ObjectChanges.writtenFields(was, is);
    List<TypePair> read = new ArrayList<>();
    for (Field field : is.fields()) {
      Field old = written.get(field.name());
      if (old != null && isRead(field) && !isRead(oldFields.get(field.name()))) {
        String step = "." + field.name() + " (so far only written)";
        read.add(pair.part(step, old.type(), field.type()));
      }
    }
    Field others = OtherProperties.of(is);
    Set<Field> taken = ObjectChanges.read(written, is);
    for (Field old : was.written()) {
      // Beside others, it was one of them.
      if (others != null && OtherProperties.of(was) == null && !taken.contains(old)) {
        String step = "." + old.name() + " (now one of the others)";
        read.add(pair.part(step, old.type(), others.type()));
      }
    }
    return read;
  }

  private static boolean isRead(@Nullable Field field) {
    return field != null && !field.type().equals(JacksonEntry.HIDDEN);
  }
}
