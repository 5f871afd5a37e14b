package io.boilermaker.manifest.python;

import io.boilermaker.manifest.Manifest;
import io.boilermaker.manifest.TaskEntry;
import io.boilermaker.manifest.TaskEntry.Argument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a Python module with a function for each task of a manifest. A function makes the {@code
 * Task} of {@code boilermaker-servicebus} that the task's stub would make in Java.
 */
final class PythonModule {

  private static final String HEAD =
      """
      \"""Java tasks for Python publishers.

      Written by boilermaker-manifest from the manifest of the Java tasks; write it again when they change.
      Each function makes a task for Boilermaker.publish_task.
      \"""

      from __future__ import annotations

      import datetime
      import decimal
      import typing
      import uuid

      import pydantic_core
      from boilermaker.retries import RetryMode, RetryPolicy  # type: ignore[import-untyped]
      from boilermaker.task import Task  # type: ignore[import-untyped]

      # Bytes as base64 text: base64.b64encode(data).decode()
      Base64 = typing.NewType("Base64", str)

      # An array, which may be read as a list and as a set.
      _Item = typing.TypeVar("_Item")
      _Elements = typing.Union[typing.Sequence[_Item], typing.AbstractSet[_Item]]

      # Java's own default holds for what a call leaves out.
      _LEFT_OUT: typing.Any = object()


      def _plain(value: typing.Any) -> typing.Any:
          \"""Makes lists and dicts of all collections; refuses what Java would read as another value.\"""
          if isinstance(value, (bytes, bytearray, memoryview)):
              raise TypeError("bytes arrive as other bytes: send base64.b64encode(data).decode()")
          if isinstance(value, float) and (value != value or value in (float("inf"), -float("inf"))):
              raise ValueError(f"{value} would arrive as null")
          if isinstance(value, typing.Mapping):
              if any(key is None or isinstance(key, (bytes, tuple)) for key in value):
                  raise TypeError("a key that is None, bytes or a tuple arrives as other text")
              if len(pydantic_core.to_jsonable_python(dict.fromkeys(value))) < len(value):
                  raise ValueError("two keys of a dict arrive as the same text")
              return {key: _plain(item) for key, item in value.items()}
          if isinstance(value, (typing.Sequence, typing.AbstractSet)) and not isinstance(value, str):
              return [_plain(item) for item in value]
          return value


      def _task(
          name: str, args: list[typing.Any], kwargs: dict[str, typing.Any], **options: typing.Any
      ) -> Task:
          given = {key: _plain(value) for key, value in kwargs.items() if value is not _LEFT_OUT}
          task = Task.default(name)
          # Releases before 1.0 take none of these in the call.
          task.payload = {"args": [_plain(value) for value in args], "kwargs": given}
          for option, setting in options.items():
              setattr(task, option, setting)
          return task
      """;

  private final Names names = new Names();
  private final Types types;
  private final List<TaskEntry> tasks;

  private PythonModule(Manifest manifest) {
    this.tasks =
        manifest.tasks().stream()
            .filter(task -> task.kind() == TaskEntry.Kind.TASK)
            .sorted(Comparator.comparing(TaskEntry::name))
            .toList();
    refuseTwo(tasks);
    // Functions first: they are what users write.
    tasks.forEach(this::nameOf);
    this.types = new Types(names, new TreeMap<>(manifest.types()).values());
  }

  /** Refuses a name of two tasks, of which Python would know the last. */
  private static void refuseTwo(List<TaskEntry> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      TaskEntry one = sorted.get(i - 1);
      TaskEntry other = sorted.get(i);
      if (one.name().equals(other.name())) {
        throw new IllegalArgumentException(
            "the task '"
                + one.name()
                + "' is not the same in "
                + one.method()
                + " and "
                + other.method()
                + ": leave out the manifest that is older");
      }
    }
  }

  /** Writes the text of the module. */
  static String of(Manifest manifest) {
    var module = new PythonModule(manifest);
    List<String> parts = new ArrayList<>(List.of(HEAD));
    parts.addAll(module.types.declarations());
    parts.add(module.listOfNames());
    module.tasks.forEach(task -> parts.add(module.function(task)));
    return String.join("\n\n", parts);
  }

  private String nameOf(TaskEntry task) {
    return names.ofTask(task.name());
  }

  private String listOfNames() {
    return tasks.stream()
        .map(task -> "    " + Literals.string(task.name()) + ",\n")
        .collect(
            Collectors.joining(
                "", "# The names of the tasks in messages.\nNAMES: tuple[str, ...] = (\n", ")\n"));
  }

  private String function(TaskEntry task) {
    List<Parameter> parameters = parameters(task);
    StringBuilder text = new StringBuilder("def ").append(nameOf(task)).append('(');
    text.append(parameters.stream().map(Parameter::declaration).collect(Collectors.joining(", ")));
    text.append(") -> Task:\n    \"\"\"").append(Literals.escaped(task.method()));
    List<Parameter> optional = parameters.stream().filter(p -> !p.isRequired()).toList();
    if (optional.isEmpty()) {
      text.append("\"\"\"\n");
    } else {
      text.append("\n\n");
      optional.forEach(parameter -> text.append("    ").append(parameter.help()).append('\n'));
      text.append("    \"\"\"\n");
    }
    text.append("    return _task(\n        ").append(Literals.string(task.name())).append(",\n");
    text.append("        [")
        .append(
            parameters.stream()
                .filter(Parameter::isRequired)
                .map(Parameter::name)
                .collect(Collectors.joining(", ")))
        .append("],\n        {")
        .append(optional.stream().map(Parameter::entry).collect(Collectors.joining(", ")))
        .append("},\n");
    task.settings().forEach(setting -> text.append(option(setting)));
    return text.append("    )\n").toString();
  }

  /** Returns the settings with which a task is published. */
  private static String option(List<String> setting) {
    return switch (setting.get(0)) {
      case "dead-letter" -> "        should_dead_letter=" + bool(setting.get(1)) + ",\n";
      case "acks-late" -> "        acks_late=" + bool(setting.get(1)) + ",\n";
      case "retry" ->
          "        policy=RetryPolicy(max_tries="
              + setting.get(1)
              + ", delay="
              + setting.get(2)
              + ", delay_max="
              + setting.get(3)
              + ", retry_mode=RetryMode."
              + mode(setting.get(4))
              + "),\n";
      default -> "";
    };
  }

  private static String bool(String text) {
    return text.equals("true") ? "True" : "False";
  }

  /** Turns {@code EXPONENTIAL} into {@code Exponential}. */
  private static String mode(String text) {
    return text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private List<Parameter> parameters(TaskEntry task) {
    var inFunction = new Names();
    List<Parameter> parameters = new ArrayList<>();
    boolean named = false;
    for (Argument argument : task.arguments()) {
      boolean first = !argument.isRequired() && !named;
      named |= first;
      parameters.add(
          new Parameter(
              argument,
              inFunction.of(argument.name(), argument.name()),
              types.annotation(argument.type()),
              first));
    }
    return parameters;
  }

  /**
   * A parameter of a function.
   *
   * @param firstByName whether it is the first that is given by name
   */
  private record Parameter(Argument argument, String name, String annotation, boolean firstByName) {

    boolean isRequired() {
      return argument.isRequired();
    }

    String declaration() {
      String declaration = name + ": " + annotation;
      return (firstByName ? "*, " : "")
          + (isRequired() ? declaration : declaration + " = _LEFT_OUT");
    }

    String entry() {
      return Literals.string(argument.name()) + ": " + name;
    }

    String help() {
      return name
          + ": "
          + Literals.escaped(String.valueOf(argument.defaultText()))
          + " if left out";
    }
  }
}
