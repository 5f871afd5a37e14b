package io.boilermaker.interceptor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A message that is settled, and what is known of its task. Immutable but for its attributes. */
public interface Settled {

  /** Returns the task's name in the message; empty if the message is no task. */
  String taskName();

  /**
   * Tells whether the application knows the task. Names of unknown tasks are whatever senders
   * write: do not use them as labels of metrics.
   */
  boolean isKnown();

  /** Returns the task's id; empty if the message is no task. */
  String taskId();

  /** Returns the number of the try, from 1; 0 if the message is no task or its task is unknown. */
  int attempt();

  /** Returns the queue that the message came from. */
  String queue();

  /** Returns the number that the queue gave the message. */
  long sequenceNumber();

  /** Returns the message's application properties, as any sender may write them; read-only. */
  Map<String, Object> properties();

  /**
   * Returns the outcome of the try: a retry that had no tries left is a failure here. Empty if the
   * message was refused, requeued or released.
   */
  Optional<ExecutionOutcome> outcome();

  /** Returns how long the try took; empty if none ran. */
  Optional<Duration> duration();

  /** Returns what interceptors keep with the try. */
  Map<String, Object> attributes();
}
