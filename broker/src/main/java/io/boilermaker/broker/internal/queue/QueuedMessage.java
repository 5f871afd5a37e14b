package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in a sub-queue, with everything that happened to it since it was accepted. */
public final class QueuedMessage {

  /** What a message waits for. */
  public enum State {
    ACTIVE,
    LOCKED,
    DEFERRED,
    SCHEDULED
  }

  public final long sequenceNumber;
  public final long enqueuedSequenceNumber;
  public final MessageContent content;
  public final Instant enqueuedAt;

  /** When it expires unless locked at that moment; null for never. */
  public final @Nullable Instant expiresAt;

  /** Where it was dead-lettered from; null outside dead-letter queues. */
  public final @Nullable String deadLetterSource;

  /** Failed deliveries: abandoned, or lock expired. */
  public int deliveryCount;

  /** Set apart by its receiver; stays true while such a message is locked again. */
  public boolean deferred;

  public State state = State.ACTIVE;

  /** Held exactly while the state is LOCKED. */
  public @Nullable MessageLock lock;

  private Map<String, @Nullable Object> changedProperties = Map.of();

  public QueuedMessage(
      long sequenceNumber,
      MessageContent content,
      Instant enqueuedAt,
      @Nullable Instant expiresAt) {
    this(sequenceNumber, sequenceNumber, content, enqueuedAt, expiresAt, null);
  }

  /** A message as it was stored; what may change is set afterwards. */
  public QueuedMessage(
      long sequenceNumber,
      long enqueuedSequenceNumber,
      MessageContent content,
      Instant enqueuedAt,
      @Nullable Instant expiresAt,
      @Nullable String deadLetterSource) {
    this.sequenceNumber = sequenceNumber;
    this.enqueuedSequenceNumber = enqueuedSequenceNumber;
    this.content = content;
    this.enqueuedAt = enqueuedAt;
    this.expiresAt = expiresAt;
    this.deadLetterSource = deadLetterSource;
  }

  /** The copy that takes the place of {@code original} in a dead-letter queue. */
  public QueuedMessage(long sequenceNumber, QueuedMessage original, String deadLetterSource) {
    this.sequenceNumber = sequenceNumber;
    this.enqueuedSequenceNumber = original.enqueuedSequenceNumber;
    this.content = original.content;
    this.enqueuedAt = original.enqueuedAt;
    this.expiresAt = null;
    this.deadLetterSource = deadLetterSource;
    this.deliveryCount = original.deliveryCount;
    this.changedProperties = original.changedProperties;
  }

  /** Application properties that receivers set; they win over those the sender gave. */
  public Map<String, @Nullable Object> changedProperties() {
    return changedProperties;
  }

  public void changeProperties(Map<String, @Nullable Object> changes) {
    if (!changes.isEmpty()) {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>(changedProperties);
      merged.putAll(changes);
      changedProperties = merged;
    }
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
