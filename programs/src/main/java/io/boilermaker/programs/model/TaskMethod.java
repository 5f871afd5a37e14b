package io.boilermaker.programs.model;

import java.util.List;

/** A task of a program; its state comes before its parameters. */
public record TaskMethod(String name, List<Parameter> parameters) {

  public TaskMethod {
    parameters = List.copyOf(parameters);
  }

  /** Returns the same with other parameters. */
  public TaskMethod withParameters(List<Parameter> others) {
    return new TaskMethod(name, others);
  }
}
