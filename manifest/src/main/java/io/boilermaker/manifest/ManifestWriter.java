package io.boilermaker.manifest;

import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes manifests: a line for each entry and, indented, one for each of its parts, sorted. */
final class ManifestWriter {

  /** The first line; a reader rejects numbers that it does not know. */
  static final String HEADER = "boilermaker 1";

  /** The word before a record that is left to Jackson. */
  static final String PROPERTIES = "properties";

  /** The word before a property that is only written. */
  static final String WRITTEN = "written";

  /** The word between an enum and the method that gives its texts. */
  static final String TEXTS = "texts";

  private final List<String> lines = new ArrayList<>();

  static String write(Manifest manifest) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (String line : entries(manifest)) {
      text.append(line.startsWith(" ") ? "" : "\n").append(line).append('\n');
    }
    return text.toString();
  }

  static List<String> entries(Manifest manifest) {
    var writer = new ManifestWriter();
    manifest.tasks().stream()
        .sorted(Comparator.comparing(TaskEntry::kind).thenComparing(TaskEntry::name))
        .forEach(writer::task);
    new TreeMap<>(manifest.types()).values().forEach(writer::type);
    return writer.lines;
  }

  private void task(TaskEntry task) {
    head(
        task.kind().name().toLowerCase(Locale.ROOT),
        task.name(),
        task.until() == null ? task.method() : task.until().toString());
    task.aliases().forEach(alias -> part("alias", alias));
    task.arguments().forEach(this::argument);
    task.settings().forEach(setting -> part(setting.toArray(new String[0])));
  }

  private void argument(Argument argument) {
    if (argument.isRequired()) {
      part("arg", argument.name(), argument.type().toString());
    } else {
      String text = Objects.requireNonNull(argument.defaultText());
      part("arg", argument.name(), argument.type().toString(), "=", text);
    }
  }

  private void type(TypeEntry type) {
    if (type instanceof RecordEntry entry) {
      head("record", entry.name());
      entry.fields().forEach(this::field);
    } else if (type instanceof JacksonEntry entry) {
      head(PROPERTIES, entry.name());
      entry.fields().forEach(this::field);
      new TreeMap<>(entry.aliases()).forEach((alias, field) -> part("alias", alias, field));
      entry.written().forEach(each -> part(WRITTEN, each.name(), each.type().toString()));
      entry.annotations().forEach(annotation -> part("annotation", annotation));
    } else if (type instanceof EnumEntry entry) {
      head(
          entry.texts() == null
              ? new String[] {"enum", entry.name()}
              : new String[] {"enum", entry.name(), TEXTS, entry.texts()});
      entry.constants().forEach(constant -> constant(constant, entry.aliasesOf(constant)));
    } else if (type instanceof SealedEntry entry) {
      head("sealed", entry.name());
      for (Case each : entry.cases()) {
        part("case", each.name(), each.type().toString());
      }
    }
  }

  private void constant(String name, List<String> aliases) {
    Stream<String> words = Stream.concat(Stream.of("constant", name), aliases.stream());
    part(words.toArray(String[]::new));
  }

  private void field(Field field) {
    if (field.optional()) {
      part("field", field.name(), field.type().toString(), "optional");
    } else {
      part("field", field.name(), field.type().toString());
    }
  }

  private void head(String... words) {
    lines.add(QuotedWords.join(List.of(words)));
  }

  private void part(String... words) {
    lines.add("  " + QuotedWords.join(List.of(words)));
  }
}
