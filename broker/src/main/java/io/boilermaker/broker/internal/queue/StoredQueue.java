package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A queue as an earlier broker stored it.
 *
 * @param ids the message ids of the duplicate window and when each was seen, earliest first
 */
public record StoredQueue(
    QueueSpec spec, StoredMessages main, StoredMessages deadLetters, Map<String, Instant> ids) {

  /** The messages of a sub-queue, each in its stored state, and the last number that was used. */
  public record StoredMessages(List<QueuedMessage> messages, long lastSequenceNumber) {}
}
