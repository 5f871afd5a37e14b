package io.boilermaker.broker.internal.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as its sender made it. The queue state reads the first three values and does not look
 * into the encoded message.
 *
 * @param duplicateKey the message id as text, or null when the sender gave none
 * @param timeToLive the life the sender asked for, counted from the enqueued time, or null
 * @param scheduledFor when the message becomes visible, or null for immediately
 * @param encoded the sections as they travel on the wire
 */
public record MessageContent(
    @Nullable String duplicateKey,
    @Nullable Duration timeToLive,
    @Nullable Instant scheduledFor,
    EncodedMessage encoded) {

  /** Estimates how much memory the message takes. */
  public long footprint() {
    return Footprint.of(encoded);
  }
}
