package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.Footprint;
import io.boilermaker.broker.internal.message.MessageContent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in a sub-queue, with everything that happened to it since it was accepted. Only this
 * package changes it.
 */
public final class QueuedMessage {

  /** The event that a message waits for. */
  public enum State {
    ACTIVE,
    LOCKED,
    DEFERRED,
    SCHEDULED
  }

  private final long sequenceNumber;
  private final MessageContent content;
  private final long enqueuedSequenceNumber;
  private final Instant enqueuedAt;
  private final @Nullable Instant expiresAt;
  private final @Nullable String deadLetterSource;
  private int deliveryCount;
  private boolean deferred;
  private State state;
  private @Nullable MessageLock lock;
  private Map<String, @Nullable Object> changedProperties;
  private long counted;
  private boolean changed;

  private QueuedMessage(long sequenceNumber, MessageContent content, MessageHistory history) {
    this.sequenceNumber = sequenceNumber;
    this.content = content;
    this.enqueuedSequenceNumber = history.enqueuedSequenceNumber();
    this.enqueuedAt = history.enqueuedAt();
    this.expiresAt = history.expiresAt();
    this.deadLetterSource = history.deadLetterSource();
    this.deliveryCount = history.deliveryCount();
    this.deferred = history.deferred();
    this.state = history.state();
    this.changedProperties = history.changedProperties();
  }

  /** Makes a message that nothing has happened to yet. */
  static QueuedMessage accepted(
      long sequenceNumber,
      MessageContent content,
      Instant enqueuedAt,
      @Nullable Instant expiresAt) {
    return new QueuedMessage(
        sequenceNumber, content, MessageHistory.begin(sequenceNumber, enqueuedAt, expiresAt));
  }

  /** Makes a message as it was stored. */
  public static QueuedMessage restored(
      long sequenceNumber, MessageContent content, MessageHistory history) {
    return new QueuedMessage(sequenceNumber, content, history);
  }

  /** Makes the copy that takes the place of this message in a dead-letter queue. */
  QueuedMessage deadLettered(long newSequenceNumber, String source) {
    return new QueuedMessage(newSequenceNumber, content, history().deadLettered(source));
  }

  public MessageHistory history() {
    return new MessageHistory(
        state,
        deliveryCount,
        deferred,
        enqueuedAt,
        expiresAt,
        enqueuedSequenceNumber,
        deadLetterSource,
        changedProperties);
  }

  public long sequenceNumber() {
    return sequenceNumber;
  }

  public long enqueuedSequenceNumber() {
    return enqueuedSequenceNumber;
  }

  public MessageContent content() {
    return content;
  }

  public Instant enqueuedAt() {
    return enqueuedAt;
  }

  /** Returns when the message expires unless locked at that moment; null for never. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  /** Returns the queue the message was dead-lettered from; null outside dead-letter queues. */
  public @Nullable String deadLetterSource() {
    return deadLetterSource;
  }

  /** Returns how many deliveries have ended without a settlement that removes the message. */
  public int deliveryCount() {
    return deliveryCount;
  }

  void countDelivery() {
    deliveryCount++;
  }

  /** Returns true from the first deferral on, also while the message is locked again. */
  public boolean isDeferred() {
    return deferred;
  }

  void defer() {
    deferred = true;
  }

  public State state() {
    return state;
  }

  void moveTo(State next) {
    state = next;
  }

  /** Returns the lock that is held exactly while the state is LOCKED. */
  public @Nullable MessageLock lock() {
    return lock;
  }

  void holdBy(@Nullable MessageLock holder) {
    lock = holder;
  }

  /** Returns the application properties that receivers set; they win over those of the sender. */
  public Map<String, @Nullable Object> changedProperties() {
    return changedProperties;
  }

  /** Returns how much of the quota is counted for this message. */
  long counted() {
    return counted;
  }

  /** Estimates how much of the quota this message takes from now on. */
  long count() {
    counted = Quota.ofMessage(content.footprint() + Footprint.of(changedProperties));
    changed = false;
    return counted;
  }

  /** Returns how much more of the quota this message takes than when it was counted last. */
  long recount() {
    long before = counted;
    return changed ? count() - before : 0;
  }

  void changeProperties(Map<String, @Nullable Object> changes) {
    if (!changes.isEmpty()) {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>(changedProperties);
      merged.putAll(changes);
      changedProperties = merged;
      changed = true;
    }
  }
}
