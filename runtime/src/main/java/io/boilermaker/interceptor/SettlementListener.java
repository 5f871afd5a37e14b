package io.boilermaker.interceptor;

import java.time.Duration;

/**
 * Is told what became of each message, when the service has confirmed it. It only observes: one
 * that throws costs a line in the log. The events of an application come one after the other, on a
 * thread for listeners; if more than 10,000 wait for a slow one, further ones are dropped, and that
 * is logged. A message whose lock was lost, or whose settlement was not confirmed, has no event
 * here.
 */
public non-sealed interface SettlementListener extends Interceptor {

  /**
   * Called when a message is completed: its task has succeeded, or failed without a dead letter.
   */
  default void completed(Settled message) {}

  /**
   * Called when a message is completed and the retry of its task is in the queue.
   *
   * @param delay after which the retry is due
   */
  default void retried(Settled message, Duration delay) {}

  /**
   * Called when a message is in the dead-letter queue.
   *
   * @param reason a word for programs, such as {@code TaskFailed}
   * @param description a sentence for people
   */
  default void deadLettered(Settled message, String reason, String description) {}

  /**
   * Called when a message whose task this worker does not know is back in the queue as a copy.
   *
   * @param delay after which the copy is due
   */
  default void requeued(Settled message, Duration delay) {}

  /**
   * Called when a message is back in the queue, because the worker stops or could not handle it.
   */
  default void released(Settled message) {}
}
