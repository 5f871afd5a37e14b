package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that has happened to a message since it was accepted, as it is stored. A message that
 * was locked when it was stored has lost its lock.
 *
 * @param deliveryCount failed deliveries: abandoned, or lock expired
 * @param deferred true from the first deferral on, also while the message is locked again
 * @param expiresAt when it expires unless locked at that moment; null for never
 * @param enqueuedSequenceNumber its number in the queue to which it was sent
 * @param deadLetterSource the queue it was dead-lettered from; null outside dead-letter queues
 * @param changedProperties application properties that receivers set
 */
public record MessageHistory(
    State state,
    int deliveryCount,
    boolean deferred,
    Instant enqueuedAt,
    @Nullable Instant expiresAt,
    long enqueuedSequenceNumber,
    @Nullable String deadLetterSource,
    Map<String, @Nullable Object> changedProperties) {

  /** Returns the history of a message that has just become visible. */
  static MessageHistory begin(
      long sequenceNumber, Instant enqueuedAt, @Nullable Instant expiresAt) {
    return new MessageHistory(
        State.ACTIVE, 0, false, enqueuedAt, expiresAt, sequenceNumber, null, Map.of());
  }

  /** Returns the history of the copy in a dead-letter queue, where nothing expires. */
  MessageHistory deadLettered(String source) {
    return new MessageHistory(
        State.ACTIVE,
        deliveryCount,
        false,
        enqueuedAt,
        null,
        enqueuedSequenceNumber,
        source,
        changedProperties);
  }
}
