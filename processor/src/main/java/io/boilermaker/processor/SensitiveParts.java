package io.boilermaker.processor;

import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TypeEntry;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import io.boilermaker.manifest.WireType;
import io.boilermaker.processor.CodecModel.ComponentModel;
import io.boilermaker.processor.CodecModel.RecordModel;
import io.boilermaker.processor.TaskClassModel.CodecsModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a task that say whose values are not to be shown: arguments, and components of
 * the records that its arguments lead to.
 */
final class SensitiveParts {

  private final CodecsModel codecs;
  private final Deque<WireType> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> records = new TreeSet<>();

  /** The components whose values are not to be shown, by the names of their records. */
  private final Map<String, List<String>> components = new HashMap<>();

  private SensitiveParts(CodecsModel codecs) {
    this.codecs = codecs;
    codecs.files().stream().flatMap(file -> file.codecs().stream()).forEach(this::note);
  }

  private void note(CodecModel codec) {
    if (codec instanceof RecordModel record) {
      List<String> sensitive =
          record.components().stream()
              .filter(ComponentModel::isSensitive)
              .map(component -> component.field().name())
              .toList();
      components.put(JsonForm.wireType(record.type()).toString(), sensitive);
    }
  }

  static List<List<String>> of(TaskModel task, CodecsModel codecs) {
    List<List<String>> settings = new ArrayList<>();
    var parts = new SensitiveParts(codecs);
    for (ArgumentModel argument : task.arguments()) {
      if (argument.isSensitive()) {
        settings.add(List.of(TaskEntry.SENSITIVE, argument.wireName()));
      } else {
        parts.open.add(argument.form().type());
      }
    }
    parts.walk();
    for (String record : parts.records) {
      for (String component : parts.components.getOrDefault(record, List.of())) {
        settings.add(List.of(TaskEntry.SENSITIVE_FIELD, record, component));
      }
    }
    return settings;
  }

  private void walk() {
    for (WireType type = open.poll(); type != null; type = open.poll()) {
      if (!type.isNamed()) {
        open.addAll(type.arguments());
      } else if (seen.add(type.entryName())) {
        walk(codecs.types().get(type.entryName()));
      }
    }
  }

  private void walk(@Nullable TypeEntry entry) {
    if (entry instanceof RecordEntry record) {
      records.add(record.name());
      record.fields().stream().map(Field::type).forEach(open::add);
    } else if (entry instanceof SealedEntry sealed) {
      sealed.cases().stream().map(Case::type).forEach(open::add);
    }
  }
}
