package io.boilermaker.interceptor;

import io.boilermaker.PublishOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that is about to be published, for the time of one {@link PublishInterceptor#publish}.
 * Used by one thread.
 */
public interface Publication {

  /** The reasons to publish a task. */
  enum Kind {
    /** Code has called it. */
    CALL,
    /** It has asked for another try. */
    RETRY,
    /** The task before it has succeeded. */
    SUCCESS_CALLBACK,
    /** The task before it has failed for good. */
    FAILURE_CALLBACK
  }

  /** Returns why it is published. */
  Kind kind();

  /** Returns the task's name in messages. */
  String taskName();

  /** Returns the task's id, the same for all its tries. */
  String taskId();

  /** Returns the number of the try that the message asks for, from 1. */
  int attempt();

  /** Returns the queue that it goes to. */
  String queue();

  /** Returns the options as they are now. */
  PublishOptions options();

  /** Sets the options. The message id of a retry or callback is kept unless this has another. */
  void options(PublishOptions value);

  /** Returns the application properties that interceptors have added so far; a read-only view. */
  Map<String, Object> properties();

  /**
   * Adds an application property, or replaces one.
   *
   * @param name 1 to 128 printable ASCII characters; not a name that Boilermaker or the service
   *     uses itself
   * @param value a text, a boolean, a number of a primitive type, or a UUID
   * @throws IllegalArgumentException if the name or the value is none of these, or if the
   *     properties together have more than 32,000 bytes
   */
  void property(String name, Object value);

  /**
   * Returns the application properties of the message whose task this one follows: of the try
   * before, for a retry. Empty for a call. Read-only.
   */
  Map<String, Object> receivedProperties();

  /**
   * Adds a property of {@link #receivedProperties} as it is; nothing if there is none, or if its
   * name is one that Boilermaker or the service uses itself.
   *
   * @throws IllegalArgumentException if its value is none that {@link #property} takes
   */
  void keep(String name);

  /** Returns the {@code traceparent} that the message will carry. */
  Optional<String> traceParent();

  /** Returns the {@code tracestate} that the message will carry. */
  Optional<String> traceState();

  /**
   * Sets the trace that the message will carry, as {@code traceparent}, {@code tracestate} and
   * {@code Diagnostic-Id}.
   *
   * @param parent a {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/">W3C Trace
   *     Context</a>
   * @param state printable ASCII of at most 512 characters; null for none
   * @throws IllegalArgumentException if either is not valid
   */
  void trace(String parent, @Nullable String state);

  /** Returns the publications that the same call publishes; of one, but for {@code publishAll}. */
  PublicationBatch batch();

  /** Returns the time since it began; once it has ended, the time that it took. */
  Duration elapsed();

  /** Returns what interceptors keep with the attempt that this follows; empty for a call. */
  Map<String, Object> attributes();

  /**
   * Has a callback called once when this publication has ended, on a thread for listeners. One that
   * throws is logged.
   */
  void whenEnded(PublishEnd callback);
}
