package io.boilermaker;

import io.boilermaker.spi.ArgumentException;
import io.boilermaker.spi.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a task in the making. It is given the arguments in order, required ones first. Not
 * thread safe; used once.
 */
final class TaskCall {

  private final TaskDefinition definition;
  private final List<Payload.Argument<?>> arguments = new ArrayList<>(4);

  TaskCall(TaskDefinition definition) {
    this.definition = definition;
  }

  /** Adds the next argument: by position if its parameter is required, else by name. */
  <T> TaskCall arg(Parameter<T> parameter, @Nullable T value) {
    arguments.add(new Payload.Argument<>(parameter, value));
    return this;
  }

  /**
   * The finished task, with an id of its own. Its arguments are written now, so that it cannot
   * change when a mutable one does; only if one is of a type that the application's {@code
   * ObjectMapper} writes, then when the task is published.
   *
   * @throws ArgumentException if a value has no JSON form; the message names the argument
   */
  Task task() {
    return draft().attempts(0, Instant.now()).build();
  }

  /** The task but for its id and its time. */
  TaskDraft draft() {
    return new TaskDraft()
        .name(definition.name())
        .policy(definition.policy())
        .deadLetter(definition.deadLetter())
        .acksLate(definition.acksLate())
        .queue(definition.queue())
        .payload(Payload.of(arguments));
  }
}
