package io.boilermaker;

import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Parameter;
import io.boilermaker.codec.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks written by hand in the shape that the processor generates, for tests of the runtime. */
final class HandWrittenTasks {

  /** The body of a task. */
  interface Body {
    @Nullable Object run(TaskContext context, Arguments arguments) throws Throwable;
  }

  private record Entry(TaskDefinition definition, Parameters parameters, Body body) {}

  private final List<Entry> entries = new ArrayList<>();

  static TaskDefinition.Builder define(String name) {
    return TaskDefinition.builder(name, "io.boilermaker.HandWrittenTasks." + name, Object.class);
  }

  HandWrittenTasks add(String name, Body body, Parameter<?>... parameters) {
    return add(define(name).build(), body, parameters);
  }

  HandWrittenTasks add(TaskDefinition definition, Body body, Parameter<?>... parameters) {
    entries.add(new Entry(definition, Parameters.of(parameters), body));
    return this;
  }

  TaskDefinition definition(String name) {
    return entries.stream()
        .map(Entry::definition)
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns a call without arguments. */
  Task task(String name) {
    return definition(name).task(List.of(), List.of());
  }

  TaskRegistry registry() {
    List<Entry> all = List.copyOf(entries);
    return () -> List.of(new Handlers(all));
  }

  private static final class Handlers extends TaskHandlers {
    private final List<Entry> entries;

    Handlers(List<Entry> entries) {
      super(entries.stream().map(Entry::definition).toArray(TaskDefinition[]::new));
      this.entries = entries;
    }

    @Override
    protected Parameters parameters(int task) {
      return entries.get(task).parameters();
    }

    @Override
    public @Nullable Object invoke(int task, Object state, TaskContext context, Arguments arguments)
        throws Throwable {
      return entries.get(task).body().run(context, arguments);
    }
  }
}
