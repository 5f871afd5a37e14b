package io.boilermaker;

import com.fasterxml.jackson.core.JsonParser;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Parameter;
import io.boilermaker.codec.Parameters;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.TimeSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one class, and the direct calls of their methods. Generated code extends this; tasks
 * are told apart by their place in {@link #definitions()}.
 */
public abstract class TaskHandlers {

  private final List<TaskDefinition> all;
  private final List<TaskDefinition> definitions;

  /** The parameters that have been asked for. Two threads may make the same ones: no harm. */
  private final @Nullable Parameters[] parameters;

  /**
   * @param definitions the tasks, in the order that {@link #parameters} and {@link #invoke} number
   *     them; those that someone else implements come last
   */
  protected TaskHandlers(TaskDefinition... definitions) {
    this.all = List.of(definitions);
    this.definitions = all.stream().filter(each -> !each.isExternal()).toList();
    this.parameters = new Parameters[definitions.length];
  }

  /** Returns the tasks that run here, in order. */
  public final List<TaskDefinition> definitions() {
    return definitions;
  }

  /** Returns the tasks of this class, also those that someone else implements. */
  final List<TaskDefinition> declared() {
    return all;
  }

  /**
   * Makes the parameters of a task; called when they are first needed.
   *
   * @param task the task's number
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
    return known(task).bind(payload);
  }

  /**
   * Makes a call of a task, for generated stubs alone. The compiler checks the arguments against
   * the types of the method's parameters; here it is only counted.
   *
   * @param task the task's number
   * @param values the arguments in order; optional ones at the end may be left out
   * @throws ArgumentException if a value has no JSON form; the message names the argument
   * @throws IllegalArgumentException if there are too few values or too many
   * @throws ClassCastException if a value is none that its parameter's codec writes
   */
  public final Task task(int task, @Nullable Object... values) {
    return draft(task, values).attempts(0, TimeSource.system().now()).build();
  }

  /** Makes a call of a task but for its id and its time. */
  final TaskDraft draft(int task, @Nullable Object... values) {
    List<Parameter<?>> each = known(task).asList();
    int count = values.length;
    if (count > each.size() || (count < each.size() && each.get(count).isRequired())) {
      throw new IllegalArgumentException(
          count + " arguments for " + all.get(task) + ", which has " + each.size());
    }
    return all.get(task).draft(each, Arrays.asList(values));
  }

  /** Returns whether some value of a task is written and read by the application's mapper. */
  final boolean usesMapper(int task) {
    return known(task).usesMapper();
  }

  /**
   * Makes the parameters of a task and all codecs that its arguments may need.
   *
   * @param checked codecs that are known to be right, by identity; those found are added
   * @throws IllegalStateException if one cannot be made; the message names the task, the argument,
   *     its type, and the reason
   */
  final void prepare(int task, Set<Codec<?>> checked) {
    if (parameters[task] == null) {
      parameters[task] = made(task, checked);
    }
  }

  private Parameters known(int task) {
    Parameters made = parameters[task];
    if (made == null) {
      made = made(task, Collections.newSetFromMap(new IdentityHashMap<>()));
      parameters[task] = made;
    }
    return made;
  }

  // The user's classes are initialized here, which may throw anything.
  private Parameters made(int task, Set<Codec<?>> checked) {
    try {
      Parameters made = parameters(task);
      made.check(checked);
      return made;
    } catch (RuntimeException | Error e) {
      throw new IllegalStateException(
          "the task " + all.get(task) + " cannot be called or run: " + Thrown.chain(e), e);
    }
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
  public @Nullable Object invoke(int task, Object state, TaskContext context, Arguments arguments)
      throws Throwable {
    throw unknownTask(task); // of tasks that someone else implements
  }

  /** Makes the exception of the default branch in generated switches, which is never reached. */
  protected static IllegalArgumentException unknownTask(int task) {
    return new IllegalArgumentException("no task " + task);
  }
}
