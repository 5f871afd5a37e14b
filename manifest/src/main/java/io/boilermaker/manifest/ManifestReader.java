package io.boilermaker.manifest;

import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TaskEntry.Kind;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.manifest.TypeEntry.Field;
import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import io.boilermaker.manifest.TypeEntry.RecordEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads manifests. Empty lines and lines that begin with # are left out. */
final class ManifestReader {

  /** The word of the first lock files, which stay readable. */
  private static final String FORMERLY_EXTERNAL = "elsewhere";

  private final List<TaskEntry> tasks = new ArrayList<>();
  private final Map<String, TypeEntry> types = new TreeMap<>();

  private ManifestReader() {}

  /** A file without the header is none of ours: nothing of it is quoted. */
  static Manifest read(List<String> text) {
    int first = 0;
    while (first < text.size() && ManifestLine.isEmpty(text.get(first))) {
      first++;
    }
    if (first == text.size() || !text.get(first).strip().equals(ManifestWriter.HEADER)) {
      throw new ManifestException(
          first == text.size() ? 1 : first + 1,
          "expected '" + ManifestWriter.HEADER + "' as the first line");
    }
    List<ManifestLine> lines = ManifestLine.of(text);
    return entries(lines.subList(1, lines.size()));
  }

  static Manifest readEntries(List<String> text) {
    return entries(ManifestLine.of(text));
  }

  private static Manifest entries(List<ManifestLine> lines) {
    var reader = new ManifestReader();
    for (int start = 0; start < lines.size(); ) {
      int end = start + 1;
      while (end < lines.size() && lines.get(end).indented()) {
        end++;
      }
      reader.entry(lines.get(start), lines.subList(start + 1, end));
      start = end;
    }
    return new Manifest(reader.tasks, reader.types);
  }

  private void entry(ManifestLine head, List<ManifestLine> parts) {
    if (head.indented()) {
      throw head.wrong("expected an entry, which is not indented");
    }
    switch (head.word()) {
      case "task" -> tasks.add(task(Kind.TASK, head, parts));
      case "external", FORMERLY_EXTERNAL -> tasks.add(task(Kind.EXTERNAL, head, parts));
      case "retired" ->
          tasks.add(RetiredTypes.checked(task(Kind.RETIRED, head, parts), head::wrong));
      case "record" -> type(head, new RecordEntry(name(head), fields(parts)));
      case ManifestWriter.PROPERTIES -> type(head, properties(head, parts));
      case "enum" -> type(head, enumeration(head, parts));
      case "sealed" -> type(head, new SealedEntry(name(head), cases(parts)));
      default ->
          throw head.wrong(
              "expected task, external, retired, record, properties, enum or sealed, not '"
                  + QuotedWords.shortened(head.word())
                  + "'");
    }
  }

  private void type(ManifestLine head, TypeEntry type) {
    if (types.put(type.name(), type) != null) {
      throw head.wrong("'" + type.name() + "' is there twice");
    }
  }

  private static String name(ManifestLine head) {
    return head.values(1, 1, head.word() + " NAME").get(0);
  }

  private static TaskEntry task(Kind kind, ManifestLine head, List<ManifestLine> parts) {
    boolean retired = kind == Kind.RETIRED;
    List<String> values =
        head.values(2, 2, head.word() + (retired ? " NAME DATE" : " NAME METHOD"));
    List<String> aliases = new ArrayList<>();
    List<Argument> arguments = new ArrayList<>();
    List<List<String>> settings = new ArrayList<>();
    for (ManifestLine part : parts) {
      switch (part.word()) {
        case "alias" -> aliases.add(part.values(1, 1, "alias NAME").get(0));
        case "arg" -> arguments.add(argument(part));
        default -> settings.add(TaskSetting.checked(part.words(), part::wrong));
      }
    }
    return new TaskEntry(
        kind,
        values.get(0),
        retired ? "" : values.get(1),
        retired ? date(head, values.get(1)) : null,
        aliases,
        arguments,
        settings);
  }

  private static LocalDate date(ManifestLine line, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw line.wrong(
          "expected a date such as 2027-01-31, not '" + QuotedWords.shortened(text) + "'");
    }
  }

  private static Argument argument(ManifestLine line) {
    String form = "arg NAME TYPE or arg NAME TYPE = DEFAULT";
    List<String> values = line.values(2, 4, form);
    boolean hasDefault = values.size() == 4;
    if (values.size() == 3 || (hasDefault && !values.get(2).equals("="))) {
      throw line.wrong("expected '" + form + "'");
    }
    return new Argument(
        values.get(0), type(line, values.get(1)), hasDefault ? values.get(3) : null);
  }

  private static List<Field> fields(List<ManifestLine> parts) {
    return each(
        parts,
        "field",
        line -> {
          String form = "field NAME TYPE [optional]";
          List<String> values = line.values(2, 3, form);
          boolean optional = values.size() == 3;
          if (optional && !values.get(2).equals("optional")) {
            throw line.wrong("expected '" + form + "'");
          }
          return new Field(values.get(0), type(line, values.get(1)), optional);
        });
  }

  private static JacksonEntry properties(ManifestLine head, List<ManifestLine> parts) {
    Map<String, String> aliases = new TreeMap<>();
    List<String> annotations = new ArrayList<>();
    List<Field> written = new ArrayList<>();
    List<ManifestLine> fields = new ArrayList<>();
    for (ManifestLine part : parts) {
      switch (part.word()) {
        case "alias" ->
            aliases.put(part.values(2, 2, "alias NAME FIELD").get(0), part.words().get(2));
        case ManifestWriter.WRITTEN -> written.add(written(part));
        case "annotation" -> annotations.add(part.values(1, 1, "annotation TEXT").get(0));
        default -> fields.add(part);
      }
    }
    return new JacksonEntry(name(head), fields(fields), aliases, written, annotations);
  }

  private static Field written(ManifestLine line) {
    List<String> values = line.values(2, 2, "written NAME TYPE");
    return new Field(values.get(0), type(line, values.get(1)), true);
  }

  private static EnumEntry enumeration(ManifestLine head, List<ManifestLine> parts) {
    String form = "enum NAME or enum NAME " + ManifestWriter.TEXTS + " METHOD";
    List<String> values = head.values(1, 3, form);
    if (values.size() == 2 || (values.size() == 3 && !values.get(1).equals(ManifestWriter.TEXTS))) {
      throw head.wrong("expected '" + form + "'");
    }
    String constant = "constant NAME [ALIAS …]";
    return EnumEntry.of(
        values.get(0),
        values.size() == 3 ? values.get(2) : null,
        each(parts, "constant", line -> line.values(1, Integer.MAX_VALUE, constant)));
  }

  private static List<Case> cases(List<ManifestLine> parts) {
    return each(
        parts,
        "case",
        line -> {
          List<String> values = line.values(2, 2, "case NAME TYPE");
          return new Case(values.get(0), type(line, values.get(1)));
        });
  }

  private static <T> List<T> each(
      List<ManifestLine> parts, String word, Function<ManifestLine, T> read) {
    List<T> all = new ArrayList<>();
    for (ManifestLine part : parts) {
      if (!part.word().equals(word)) {
        throw part.wrong(
            "expected '" + word + "', not '" + QuotedWords.shortened(part.word()) + "'");
      }
      all.add(read.apply(part));
    }
    return all;
  }

  private static WireType type(ManifestLine line, String text) {
    try {
      return WireType.parse(text);
    } catch (IllegalArgumentException e) {
      throw line.wrong(String.valueOf(e.getMessage()));
    }
  }
}
