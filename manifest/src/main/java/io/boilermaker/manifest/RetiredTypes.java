package io.boilermaker.manifest;

import io.boilermaker.manifest.TaskEntry.Argument;
import io.boilermaker.manifest.TypeEntry.Case;
import io.boilermaker.manifest.TypeEntry.ObjectEntry;
import io.boilermaker.manifest.TypeEntry.SealedEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of a retired task, as they were in the last release that had it. The task keeps them
 * itself, as settings: a type of a later release may have the name of one of them, and another
 * form.
 */
final class RetiredTypes {

  /** The first word of a setting that is a line of a type's entry: the first of them. */
  static final String TYPE = "type";

  /** The same of those that follow. */
  static final String WITH = "with";

  private RetiredTypes() {}

  /** Returns the task with all types that its arguments need, unless it has them already. */
  static TaskEntry added(TaskEntry task, Map<String, TypeEntry> types) {
    if (!lines(task).isEmpty()) {
      return task;
    }
    List<List<String>> settings = new ArrayList<>(task.settings());
    for (String line : new Manifest(List.of(), needed(task, types)).entryLines()) {
      List<String> words = new ArrayList<>(QuotedWords.split(line));
      words.add(0, line.startsWith(" ") ? WITH : TYPE);
      settings.add(words);
    }
    return new TaskEntry(
        task.kind(),
        task.name(),
        task.method(),
        task.until(),
        task.aliases(),
        task.arguments(),
        settings);
  }

  /**
   * Returns the types that the task has itself; none if it was retired in the manifest whose tasks
   * have them.
   */
  static Map<String, TypeEntry> of(TaskEntry task) {
    return Manifest.parseEntries(lines(task)).types();
  }

  /** Returns a task whose types can be read. */
  static TaskEntry checked(TaskEntry task, Function<String, ManifestException> wrong) {
    try {
      of(task);
    } catch (ManifestException e) {
      throw wrong.apply("its types cannot be read: " + e.getMessage());
    }
    return task;
  }

  private static List<String> lines(TaskEntry task) {
    return task.settings().stream()
        .filter(setting -> setting.get(0).equals(TYPE) || setting.get(0).equals(WITH))
        .map(
            setting -> {
              String line = QuotedWords.join(setting.subList(1, setting.size()));
              return setting.get(0).equals(WITH) ? "  " + line : line;
            })
        .toList();
  }

  private static Map<String, TypeEntry> needed(TaskEntry task, Map<String, TypeEntry> types) {
    Map<String, TypeEntry> needed = new HashMap<>();
    Set<WireType> seen = new HashSet<>();
    Deque<WireType> open = new ArrayDeque<>(task.arguments().stream().map(Argument::type).toList());
    for (WireType next = open.poll(); next != null; next = open.poll()) {
      TypeEntry entry = types.get(next.entryName());
      if (entry != null) {
        needed.put(entry.name(), entry);
      }
      Stream.concat(parts(next).stream(), parts(entry)).filter(seen::add).forEach(open::add);
    }
    return needed;
  }

  /** Returns what a type names. */
  private static List<WireType> parts(WireType type) {
    List<WireType> parts = new ArrayList<>(type.arguments());
    if (type.name().equals("jackson")) {
      parts.addAll(type.jacksonParts());
      type.jacksonKinds().forEach(kind -> parts.add(kind.type()));
    }
    return parts;
  }

  private static Stream<WireType> parts(@Nullable TypeEntry entry) {
    if (entry instanceof ObjectEntry object) {
      return object.fields().stream().map(TypeEntry.Field::type);
    }
    return entry instanceof SealedEntry hierarchy
        ? hierarchy.cases().stream().map(Case::type)
        : Stream.empty();
  }
}
