package io.boilermaker;

import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Json;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.time.TimeSource;
import io.boilermaker.manifest.QueueName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a task: its names, its policy and how its messages are settled. Generated code
 * makes one for each {@code @BackgroundTask} method. Immutable.
 */
public final class TaskDefinition {

  private final String name;
  private final String method;
  private final @Nullable Class<?> stateType;
  private final List<String> aliases;
  private final RetryPolicy policy;
  private final List<Class<? extends Throwable>> retryOn;
  private final boolean deadLetter;
  private final boolean acksLate;
  private final @Nullable String queue;

  private TaskDefinition(Builder builder) {
    this.name = checked(builder.name);
    this.method = builder.method;
    this.stateType = builder.stateType;
    this.aliases = builder.aliases;
    this.policy = builder.policy;
    this.retryOn = builder.retryOn;
    this.deadLetter = builder.deadLetter;
    this.acksLate = builder.acksLate;
    this.queue = builder.queue;
    if (queue != null && !QueueName.isValid(queue)) {
      throw new IllegalArgumentException(
          "the queue of the task "
              + this
              + " cannot be '"
              + ShownText.name(queue)
              + "': "
              + QueueName.RULE);
    }
  }

  private static String checked(String name) {
    try {
      return Json.text(name);
    } catch (ArgumentException e) {
      throw new ArgumentException("the name of a task: " + e.getMessage());
    }
  }

  /**
   * Starts the definition of a task that this application runs.
   *
   * @param name the name in messages
   * @param method the method, such as {@code com.example.Tasks.sendMail}, for error messages
   * @param stateType the type of the method's first parameter
   */
  public static Builder builder(String name, String method, Class<?> stateType) {
    return new Builder(name, method, Objects.requireNonNull(stateType, "stateType"));
  }

  /**
   * Starts the definition of a task that someone else implements.
   *
   * @param name the name in messages
   * @param method the interface method that declares it, for error messages
   */
  public static Builder external(String name, String method) {
    return new Builder(name, method, null);
  }

  /** Returns the name in messages. */
  public String name() {
    return name;
  }

  /** Returns the method that declares the task, such as {@code com.example.Tasks.sendMail}. */
  public String method() {
    return method;
  }

  /** Returns older names under which messages are still accepted. */
  public List<String> aliases() {
    return aliases;
  }

  /** Returns the policy of calls that do not bring their own. */
  public RetryPolicy policy() {
    return policy;
  }

  /** Returns whether a call that fails for good goes to the dead-letter queue. */
  public boolean deadLetter() {
    return deadLetter;
  }

  /** Returns whether the message is settled after the task has run. */
  public boolean acksLate() {
    return acksLate;
  }

  /** Returns the queue that calls go to; null for the application's own. */
  public @Nullable String queue() {
    return queue;
  }

  /** Makes a call of this task with a new id; for the rest see {@link #draft}. */
  Task task(List<Parameter<?>> parameters, List<@Nullable Object> values) {
    return draft(parameters, values).attempts(0, TimeSource.system().now()).build();
  }

  /**
   * Makes a call of this task but for its id and its time. Its arguments are written now, so that
   * it cannot change when a mutable one does; only if one is of a type that the application's
   * {@code ObjectMapper} writes, then when the task is published.
   *
   * @param parameters in order, required ones first: those travel by position, others by name
   * @param values one for each, or for the first of them
   * @throws io.boilermaker.codec.ArgumentException if a value has no JSON form, or the one who
   *     implements an external task may read it as another; the message names the argument
   */
  TaskDraft draft(List<Parameter<?>> parameters, List<@Nullable Object> values) {
    return new TaskDraft()
        .name(name)
        .policy(policy)
        .deadLetter(deadLetter)
        .acksLate(acksLate)
        .queue(queue)
        .payload(Payload.of(name, parameters, values, isExternal()));
  }

  /** Returns whether someone else implements the task. */
  boolean isExternal() {
    return stateType == null;
  }

  boolean accepts(Object state) {
    return stateType != null && stateType.isInstance(state);
  }

  boolean isRetryRequest(Throwable thrown) {
    for (Class<? extends Throwable> type : retryOn) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name + " (" + method + ")";
  }

  /** Collects a definition's optional parts; their defaults are those of the annotation. */
  public static final class Builder {

    private final String name;
    private final String method;
    private final @Nullable Class<?> stateType;
    private List<String> aliases = List.of();
    private RetryPolicy policy = RetryPolicy.standard();
    private List<Class<? extends Throwable>> retryOn = List.of();
    private boolean deadLetter = true;
    private boolean acksLate = true;
    private @Nullable String queue;

    private Builder(String name, String method, @Nullable Class<?> stateType) {
      this.name = name;
      this.method = method;
      this.stateType = stateType;
    }

    /** Sets {@link TaskDefinition#aliases()}; by default none. */
    public Builder aliases(String... names) {
      this.aliases = List.of(names);
      return this;
    }

    /** Sets {@link TaskDefinition#policy()}; by default {@link RetryPolicy#standard()}. */
    public Builder policy(RetryPolicy defaultPolicy) {
      this.policy = defaultPolicy;
      return this;
    }

    /**
     * Sets the exception types that count as a request to retry, subtypes included; by default
     * none.
     */
    public Builder retryOn(List<Class<? extends Throwable>> types) {
      this.retryOn = List.copyOf(types);
      return this;
    }

    /** Sets {@link TaskDefinition#deadLetter()}; by default true. */
    public Builder deadLetter(boolean value) {
      this.deadLetter = value;
      return this;
    }

    /** Sets {@link TaskDefinition#acksLate()}; by default true. */
    public Builder acksLate(boolean value) {
      this.acksLate = value;
      return this;
    }

    /** Sets {@link TaskDefinition#queue()}; by default the application's own queue. */
    public Builder queue(String name) {
      this.queue = name;
      return this;
    }

    /**
     * Builds the definition.
     *
     * @throws IllegalArgumentException if no queue can have the name that is set
     */
    public TaskDefinition build() {
      return new TaskDefinition(this);
    }
  }
}
