package io.boilermaker.programs.source;

import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.Variable;
import io.boilermaker.programs.model.TaskMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program as one source file. All is in the class {@code Tasks}; the state of its tasks is a
 * {@code BiConsumer} that gets each task's id and arguments.
 *
 * @param packageName the package, which is also the prefix of its tasks' names in messages
 * @param lines the numbers of the lines of tasks and parameters, by {@link #place}
 */
public record ProgramSource(String packageName, String text, Map<String, Integer> lines) {

  /** The class that holds all of a program. */
  public static final String CLASS = "Tasks";

  /** The file that it is in. */
  public static final String FILE = CLASS + ".java";

  /** What ends the method of a twin. */
  public static final String TWIN = "Twin";

  private static final String STATE =
      "java.util.function.BiConsumer<String, Object[]> inbox, io.boilermaker.TaskContext context";

  /** Writes a program. */
  public static ProgramSource of(Program program, String packageName) {
    return of(program, packageName, false);
  }

  /**
   * Writes a program with a twin of each task, whose parameters are records left to Jackson with
   * one component of the original's type.
   */
  public static ProgramSource withTwins(Program program, String packageName) {
    return of(program, packageName, true);
  }

  private static ProgramSource of(Program program, String packageName, boolean twins) {
    Lines lines = new Lines();
    lines.add("package " + packageName + ";\n\nimport io.boilermaker.annotations.*;\n");
    lines.add("final class " + CLASS + " {\n  private " + CLASS + "() {}\n");
    program.types().forEach(type -> lines.add(TypeSource.of(type) + "\n"));
    for (TaskMethod task : program.tasks()) {
      addTask(lines, packageName, task);
      if (twins && !task.parameters().isEmpty()) {
        addTwin(lines, packageName, task);
      }
    }
    TypeSource.EXTRAS.forEach(
        (name, extra) -> {
          if (lines.text().contains(name)) {
            lines.add(extra);
          }
        });
    lines.add("}");
    return new ProgramSource(packageName, lines.text(), lines.named());
  }

  /** Returns the name of a parameter's line; of a task's own if the parameter is empty. */
  public static String place(String task, String parameter) {
    return task + "." + parameter;
  }

  /** Returns the name of a task in messages. */
  public static String nameInMessages(String packageName, String task) {
    return packageName + "." + task;
  }

  /** Returns a shape as it is written in Java. */
  public static String type(Shape shape) {
    return ShapeSource.of(shape);
  }

  private static void addTask(Lines lines, String packageName, TaskMethod task) {
    String variables =
        task.parameters().stream()
            .map(Parameter::shape)
            .filter(Variable.class::isInstance)
            .map(ShapeSource::of)
            .distinct()
            .collect(Collectors.joining(", "));
    addMethod(lines, packageName, task, variables.isEmpty() ? "" : "<" + variables + "> ");
  }

  private static void addMethod(
      Lines lines, String packageName, TaskMethod task, String variables) {
    String name = nameInMessages(packageName, task.nameInMessages());
    String aliases =
        task.aliases().stream()
            .map(alias -> Literal.of(nameInMessages(packageName, alias)))
            .collect(Collectors.joining(", "));
    lines.add(
        "  @BackgroundTask(name = \"%s\"%s)"
            .formatted(name, aliases.isEmpty() ? "" : ", aliases = {" + aliases + "}"));
    lines.add(
        place(task.name(), ""),
        "  static "
            + variables
            + "void "
            + task.name()
            + "("
            + STATE
            + (task.parameters().isEmpty() ? ") {" : ","));
    List<Parameter> parameters = task.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      boolean isLast = i == parameters.size() - 1;
      lines.add(
          place(task.name(), parameters.get(i).name()),
          "      " + parameter(parameters.get(i)) + (isLast ? ") {" : ","));
    }
    String values = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    lines.add("    inbox.accept(context.taskId(), new Object[] {" + values + "});\n  }\n");
  }

  private static String parameter(Parameter parameter) {
    String type =
        parameter.isNullable()
            ? TypeSource.nullable(parameter.shape())
            : ShapeSource.of(parameter.shape());
    String wire =
        parameter.wireName() == null ? "" : "@Wire(" + Literal.of(parameter.wireName()) + ") ";
    String text =
        parameter.defaultText() == null
            ? ""
            : "@Default(" + Literal.of(parameter.defaultText()) + ") ";
    return wire + text + type + " " + parameter.name();
  }

  private static void addTwin(Lines lines, String packageName, TaskMethod task) {
    for (Parameter parameter : task.parameters()) {
      lines.add(
          "@com.fasterxml.jackson.annotation.JsonPropertyOrder record %s(%s value) {}"
              .formatted(twinType(task, parameter), ShapeSource.of(parameter.shape())));
    }
    String twin = task.name() + TWIN;
    String name = nameInMessages(packageName, twin);
    String parameters =
        task.parameters().stream()
            .map(p -> twinType(task, p) + " " + p.name())
            .collect(Collectors.joining(", "));
    String values =
        task.parameters().stream()
            .map(p -> p.name() + ".value()")
            .collect(Collectors.joining(", "));
    lines.add("  @BackgroundTask(name = \"" + name + "\")");
    lines.add(place(twin, ""), "  static void " + twin + "(" + STATE + ", " + parameters + ") {");
    lines.add("    inbox.accept(context.taskId(), new Object[] {" + values + "});\n  }\n");
  }

  /** Returns the simple name of the record that holds a parameter of a twin. */
  public static String twinType(TaskMethod task, Parameter parameter) {
    return "Twin_" + task.name() + "_" + parameter.name();
  }
}
