package io.boilermaker.processor;

import io.boilermaker.processor.TaskClassModel.DefinitionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers the tasks of one generated class, and names the constants that hold the numbers. */
final class DefinitionNumbers {

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  /** The name of the constant that holds the only instance of the class. */
  static final String INSTANCE = "TASKS";

  private DefinitionNumbers() {}

  /**
   * Makes the definitions in the order of the tasks. Those that run here have the first numbers.
   *
   * @param tasks the tasks, in the order of the source
   */
  static List<DefinitionModel> of(List<TaskModel> tasks) {
    NameScope constants = new NameScope().reserve(List.of(INSTANCE));
    tasks.forEach(task -> constants.reserve(names(task)));
    List<DefinitionModel> definitions = new ArrayList<>();
    int here = 0;
    int external = (int) tasks.stream().filter(TaskModel::isRegistered).count();
    for (TaskModel task : tasks) {
      int number = task.isRegistered() ? here++ : external++;
      String constant = constants.claim(Names.constant(task.method().name()));
      definitions.add(new DefinitionModel(number, constant, task));
    }
    return definitions;
  }

  /**
   * Returns the names of classes and packages in the expressions that are generated for a task. A
   * constant with the name of a class, such as {@code URI}, would hide it.
   */
  private static List<String> names(TaskModel task) {
    Stream<String> defaults =
        task.arguments().stream()
            .filter(argument -> !argument.isRequired() && !argument.type().isPrimitive())
            .map(argument -> String.valueOf(argument.defaultValue()));
    return Stream.concat(Stream.of(task.method().taskClass().toString()), defaults)
        .flatMap(DefinitionNumbers::identifiers)
        .toList();
  }

  private static Stream<String> identifiers(String code) {
    Matcher matcher = IDENTIFIER.matcher(STRING.matcher(code).replaceAll(""));
    return matcher.results().map(result -> result.group());
  }
}
