package io.boilermaker.broker;

import io.boilermaker.broker.internal.message.DeadLetterKeys;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a message in a queue.
 *
 * @param state its state
 * @param sequenceNumber its number in the queue, or in the dead-letter queue
 * @param messageId the id set by its sender, or by the broker if there was none
 * @param deliveryCount the number of failed deliveries
 * @param scheduledFor when it becomes active, in clients' time; null unless it is scheduled
 * @param applicationProperties set by the sender or added by receivers; values may be null
 * @param body bytes as UTF-8, anything else by its {@code toString}
 */
public record PeekedMessage(
    State state,
    long sequenceNumber,
    String messageId,
    int deliveryCount,
    @Nullable Instant scheduledFor,
    Map<String, @Nullable Object> applicationProperties,
    String body) {

  /** The states of a message, as counted by {@link QueueCounts}. */
  public enum State {
    /** Available to the next receiver. */
    ACTIVE,
    /** Locked by a receiver that has not settled it. */
    LOCKED,
    /** Deferred, to be received by its sequence number. */
    DEFERRED,
    /** Scheduled for later. */
    SCHEDULED,
    /** In the dead-letter queue, in any state. */
    DEAD_LETTERED
  }

  /** Returns the reason for dead-lettering; null if there is none. */
  public @Nullable String deadLetterReason() {
    return text(DeadLetterKeys.REASON);
  }

  /** Returns the description of the dead-lettering; null if there is none. */
  public @Nullable String deadLetterDescription() {
    return text(DeadLetterKeys.DESCRIPTION);
  }

  private @Nullable String text(String property) {
    Object value = applicationProperties.get(property);
    return value == null ? null : value.toString();
  }
}
