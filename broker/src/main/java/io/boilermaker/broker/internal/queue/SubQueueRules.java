package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a queue as they apply to a sub-queue.
 *
 * @param queueName the queue it belongs to
 * @param deadLetters receives messages that cannot be delivered; null in a dead-letter queue
 */
record SubQueueRules(
    String queueName,
    Duration lockDuration,
    int maxDeliveryCount,
    @Nullable Duration timeToLive,
    boolean deadLetterOnExpiry,
    @Nullable SubQueue deadLetters) {

  static SubQueueRules forQueue(QueueSpec spec, SubQueue deadLetters) {
    return new SubQueueRules(
        spec.name(),
        spec.lockDuration(),
        spec.maxDeliveryCount(),
        spec.timeToLive(),
        spec.deadLetterOnExpiry(),
        deadLetters);
  }

  /** In a dead-letter queue nothing expires, and deliveries are not counted. */
  static SubQueueRules forDeadLetters(QueueSpec spec) {
    return new SubQueueRules(
        spec.name(), spec.lockDuration(), Integer.MAX_VALUE, null, false, /* deadLetters= */ null);
  }

  /** Returns when a message that became visible at {@code enqueuedAt} expires; null for never. */
  @Nullable Instant expiry(@Nullable Duration asked, Instant enqueuedAt) {
    if (deadLetters == null) {
      return null;
    }
    Duration life = asked;
    if (timeToLive != null && (asked == null || timeToLive.compareTo(asked) < 0)) {
      life = timeToLive;
    }
    return life == null ? null : enqueuedAt.plus(life);
  }
}
