package io.boilermaker.sensitive;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a task's arguments whose values are not to be shown, by its manifest. Immutable.
 *
 * @param manifest has the types of the arguments
 * @param task says which are sensitive
 */
public record SensitiveParts(Manifest manifest, TaskEntry task) {

  /** Returns whether there is any. */
  public boolean isEmpty() {
    return task.settings().stream()
        .map(setting -> setting.get(0))
        .noneMatch(
            name -> name.equals(TaskEntry.SENSITIVE) || name.equals(TaskEntry.SENSITIVE_FIELD));
  }

  /** Returns whether an argument has a part that is not to be shown, or is one. */
  public boolean isIn(TaskEntry.Argument argument) {
    return task.isSensitive(argument.name()) || isIn(argument.type());
  }

  boolean isIn(WireType type) {
    Deque<WireType> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    for (WireType each = open.poll(); each != null; each = open.poll()) {
      open.addAll(each.arguments());
      if (each.isNamed() && seen.add(each.entryName())) {
        TypeEntry entry = entry(each);
        if (entry instanceof RecordEntry record) {
          if (record.fields().stream().anyMatch(field -> isSensitive(record, field))) {
            return true;
          }
          record.fields().stream().map(Field::type).forEach(open::add);
        } else if (entry instanceof SealedEntry sealed) {
          sealed.cases().stream().map(TypeEntry.Case::type).forEach(open::add);
        }
      }
    }
    return false;
  }

  boolean isSensitive(RecordEntry record, Field field) {
    return task.isSensitive(record.name(), field.name());
  }

  @Nullable TypeEntry entry(WireType type) {
    return manifest.types().get(type.entryName());
  }

  /** Returns the argument of a place; null if the task takes fewer. */
  TaskEntry.@Nullable Argument argument(int place) {
    return place < task.arguments().size() ? task.arguments().get(place) : null;
  }

  /** Returns the argument of a name; null if the task takes none of it. */
  TaskEntry.@Nullable Argument argument(String name) {
    for (TaskEntry.Argument argument : task.arguments()) {
      if (argument.name().equals(name)) {
        return Objects.requireNonNull(argument);
      }
    }
    return null;
  }
}
