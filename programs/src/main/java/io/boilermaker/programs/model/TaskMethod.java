package io.boilermaker.programs.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A task of a program; its state comes before its parameters.
 *
 * @param name of its method
 * @param nameInMessages its name in messages, but for the prefix that all tasks of a program have
 * @param aliases older names in messages
 */
public record TaskMethod(
    String name, List<Parameter> parameters, String nameInMessages, List<String> aliases) {

  public TaskMethod {
    parameters = List.copyOf(parameters);
    aliases = List.copyOf(aliases);
  }

  public TaskMethod(String name, List<Parameter> parameters) {
    this(name, parameters, name, List.of());
  }

  /** Returns the same with other parameters. */
  public TaskMethod withParameters(List<Parameter> others) {
    return new TaskMethod(name, others, nameInMessages, aliases);
  }

  /** Returns the same with another name in messages and other aliases. */
  public TaskMethod withNames(String inMessages, List<String> others) {
    return new TaskMethod(name, parameters, inMessages, others);
  }

  /** Returns all names in messages. */
  public List<String> namesInMessages() {
    return Stream.concat(Stream.of(nameInMessages), aliases.stream()).toList();
  }

  /** Returns the simple name of its stub. */
  public String stub() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Tasks";
  }
}
