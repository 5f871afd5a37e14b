package io.boilermaker.manifest;

import io.boilermaker.manifest.TaskEntry.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
    List<WireType> arguments = task.arguments().stream().map(Argument::type).toList();
    Map<String, TypeEntry> needed = new NamedTypes(types).in(arguments);
    for (String line : new Manifest(List.of(), needed).entryLines()) {
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
}
