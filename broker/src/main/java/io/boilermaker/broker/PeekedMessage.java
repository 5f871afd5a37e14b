package io.boilermaker.broker;

import io.boilermaker.broker.internal.message.DeadLetterKeys;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a queue, as it was when somebody looked.
 *
 * @param state what it waits for
 * @param sequenceNumber the number it has in its queue, or in the dead-letter queue
 * @param messageId the id its sender gave, or the broker where there was none
 * @param deliveryCount how many deliveries have failed
 * @param scheduledFor when it becomes active, in the time of clients; null unless it is scheduled
 * @param applicationProperties those of the sender and those that receivers added; values may be
 *     null
 * @param body bytes as UTF-8, anything else as Java writes it
 */
public record PeekedMessage(
    State state,
    long sequenceNumber,
    String messageId,
    int deliveryCount,
    @Nullable Instant scheduledFor,
    Map<String, @Nullable Object> applicationProperties,
    String body) {

  /** What a message waits for; like the counts of {@link QueueCounts}. */
  public enum State {
    /** For the next receiver. */
    ACTIVE,
    /** For the receiver that holds it to settle it. */
    LOCKED,
    /** To be received by its sequence number. */
    DEFERRED,
    /** For its time. */
    SCHEDULED,
    /** In the dead-letter queue, in whatever state there. */
    DEAD_LETTERED
  }

  /** Why it was dead-lettered, in a word; null if it was not, or nobody said. */
  public @Nullable String deadLetterReason() {
    return text(DeadLetterKeys.REASON);
  }

  /** Why it was dead-lettered; null if it was not, or nobody said. */
  public @Nullable String deadLetterDescription() {
    return text(DeadLetterKeys.DESCRIPTION);
  }

  private @Nullable String text(String property) {
    Object value = applicationProperties.get(property);
    return value == null ? null : value.toString();
  }
}
