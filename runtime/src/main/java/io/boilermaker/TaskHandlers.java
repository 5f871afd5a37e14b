package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import io.boilermaker.spi.ArgumentException;
import io.boilermaker.spi.Arguments;
import io.boilermaker.spi.Parameters;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one class, and the direct calls of their methods. Generated code extends this; tasks
 * are told apart by their place in {@link #definitions()}.
 */
public abstract class TaskHandlers {

  private final List<TaskDefinition> definitions;

  /**
   * @param definitions the tasks, in the order that {@link #parameters} and {@link #invoke} number
   *     them
   */
  protected TaskHandlers(TaskDefinition... definitions) {
    this.definitions = List.of(definitions);
  }

  /** The tasks in order. */
  public final List<TaskDefinition> definitions() {
    return definitions;
  }

  /**
   * The parameters of a task.
   *
   * @param task the task's place in {@link #definitions()}
   */
  protected abstract Parameters parameters(int task);

  /**
   * Binds a message's payload to the parameters of a task.
   *
   * @param task the task's place in {@link #definitions()}
   * @param payload the parser, on the start of the payload object
   * @throws ArgumentException if the payload does not bind
   */
  public final Arguments bind(int task, JsonParser payload) throws IOException {
    return parameters(task).bind(payload);
  }

  /**
   * Calls the method of a task.
   *
   * @param task the task's place in {@link #definitions()}
   * @param state the application state
   * @param context the delivery
   * @param arguments what {@link #bind} returned for this task
   * @return what the method returned; null if it is void
   * @throws Throwable whatever the method throws
   */
  public abstract @Nullable Object invoke(
      int task, Object state, TaskContext context, Arguments arguments) throws Throwable;

  /** For the default branch of generated switches, which is never reached. */
  protected static IllegalArgumentException unknownTask(int task) {
    return new IllegalArgumentException("no task " + task);
  }
}
