package io.boilermaker.programs.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A program: tasks, and the types that they name. It has no package yet. Immutable.
 *
 * @param types in any order; they may name each other
 */
public record Program(List<Declaration> types, List<TaskMethod> tasks) {

  public Program {
    types = List.copyOf(types);
    tasks = List.copyOf(tasks);
  }

  /** Returns a type by its name. */
  public Declaration type(String name) {
    return Objects.requireNonNull(byName().get(name), name);
  }

  private Map<String, Declaration> byName() {
    return types.stream().collect(Collectors.toMap(Declaration::name, Function.identity()));
  }

  public Program withTypes(List<Declaration> others) {
    return new Program(others, tasks);
  }

  public Program withTasks(List<TaskMethod> others) {
    return new Program(types, others);
  }

  /** Returns the same with one type in place of that of its name. */
  public Program withType(Declaration changed) {
    return withTypes(
        types.stream().map(type -> type.name().equals(changed.name()) ? changed : type).toList());
  }
}
