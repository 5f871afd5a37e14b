package io.boilermaker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A task that is to be published, and whoever waits for that.
 *
 * @param task what is published
 * @param delay after which it may run
 * @param attempts how many there may be in all
 * @param since {@link System#nanoTime} when it was asked for
 * @param result the task with its sequence number, or {@link PublishException}
 */
record Publication(
    OutgoingTask task, Duration delay, int attempts, long since, CompletableFuture<Task> result) {

  static Publication of(OutgoingTask task, PublishOptions options) {
    return new Publication(
        task, options.delay(), options.attempts(), System.nanoTime(), new CompletableFuture<>());
  }

  /** Whether it cannot be published ever; the result then says so. */
  boolean isRefused() {
    PublishException refusal = task.refusal();
    return refusal != null && result.completeExceptionally(refusal);
  }

  /** What is left to do after a failed attempt. */
  Publication again() {
    return new Publication(task, delay, attempts - 1, System.nanoTime(), result);
  }

  void published(long sequenceNumber) {
    result.complete(task.task().withSequenceNumber(sequenceNumber));
  }
}
