package io.boilermaker.interceptor;

import io.boilermaker.TaskContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One try of a task. Thread safe. */
public interface Execution {

  /** Returns the task's name in its message; one that the application knows. */
  String taskName();

  /** Returns what the task itself is given: its id, the number of the try, the delivery. */
  TaskContext context();

  /** Returns the queue that the message came from. */
  String queue();

  /** Returns the message's id; empty if it has none. */
  String messageId();

  /** Returns when the message came into its queue, by the service's clock. */
  Optional<Instant> enqueuedAt();

  /** Returns the message's application properties, as any sender may write them; read-only. */
  Map<String, Object> properties();

  /** Returns the message's {@code tracestate}, if its {@code traceparent} is valid. */
  Optional<String> traceState();

  /** Returns how long the message has waited since it was due, its delay not counted. */
  Duration waited();

  /**
   * Returns a text as it may be shown, such as the message of an exception: with the values of
   * {@code @Sensitive} arguments masked.
   */
  default String masked(String text) {
    return text;
  }

  /** Returns the time since the try began. */
  Duration elapsed();

  /**
   * Returns what interceptors keep with this try. The {@link Publication publications} of its retry
   * and callback have it too, and its {@link Settled settlement}.
   */
  Map<String, Object> attributes();
}
