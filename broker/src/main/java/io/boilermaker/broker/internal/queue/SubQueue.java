package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.MessageContent;
import io.boilermaker.broker.internal.queue.Deadlines.Deadline;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a queue or of its dead-letter queue, and every change of their state. Not thread
 * safe; knows no clock, no socket and no AMQP.
 *
 * <p>Every operation costs at most one search in a balanced tree, however many messages there are.
 */
public final class SubQueue {

  private SubQueueRules rules;
  private final MessageJournal journal;
  private final MessageIndex messages;
  private final Deadlines deadlines = new Deadlines();
  private final MessageLocks locks = new MessageLocks(deadlines);
  private long lastSequenceNumber;

  SubQueue(SubQueueRules rules, MessageJournal journal, Quota quota) {
    this.rules = rules;
    this.journal = journal;
    this.messages = new MessageIndex(journal, quota);
  }

  /**
   * Restores the messages of an earlier broker. Their locks are lost, and those deliveries count as
   * if the locks had expired.
   */
  void restore(StoredQueue.StoredMessages stored, Instant now) {
    lastSequenceNumber = stored.lastSequenceNumber();
    for (QueuedMessage message : stored.messages()) {
      messages.restore(message);
      deadlines.follow(message);
    }
    stored.messages().stream()
        .filter(message -> message.state() == State.LOCKED)
        .forEach(message -> delivered(message, now));
  }

  void change(SubQueueRules changed) {
    rules = changed;
  }

  /** Stores a message. */
  void enqueue(MessageContent content, long number, Instant now) {
    Instant visibleAt = content.scheduledFor();
    if (visibleAt == null || !visibleAt.isAfter(now)) {
      activate(content, number, now);
      return;
    }
    QueuedMessage scheduled =
        QueuedMessage.accepted(number, content, visibleAt, /* expiresAt= */ null);
    messages.add(scheduled, State.SCHEDULED);
    deadlines.follow(scheduled);
  }

  long nextSequenceNumber() {
    lastSequenceNumber++;
    journal.numbered(lastSequenceNumber);
    return lastSequenceNumber;
  }

  boolean hasActive() {
    return messages.firstActive() != null;
  }

  /** Locks the first active message for its receiver, or returns null when there is none. */
  public @Nullable QueuedMessage lockNext(Instant now) {
    QueuedMessage message = messages.firstActive();
    if (message != null) {
      lock(message, now);
    }
    return message;
  }

  /** Removes the first active message, or returns null when there is none. */
  public @Nullable QueuedMessage removeNext() {
    QueuedMessage message = messages.firstActive();
    if (message != null) {
      remove(message);
    }
    return message;
  }

  /** Finds the deferred messages with these numbers; null when one of them is not deferred here. */
  public @Nullable List<QueuedMessage> deferred(List<Long> sequenceNumbers) {
    return messages.findAll(sequenceNumbers, State.DEFERRED);
  }

  public MessageLock lock(QueuedMessage message, Instant now) {
    MessageLock lock = new MessageLock(UUID.randomUUID(), now.plus(rules.lockDuration()));
    messages.move(message, State.LOCKED);
    locks.hold(message, lock);
    return lock;
  }

  public boolean isLocked(UUID token, Instant now) {
    return locks.heldBy(token, now) != null;
  }

  /** Extends a lock and returns its new end, or null when it is lost. */
  public @Nullable Instant renew(UUID token, Instant now) {
    QueuedMessage message = locks.heldBy(token, now);
    if (message == null) {
      return null;
    }
    Instant until = now.plus(rules.lockDuration());
    locks.release(message);
    locks.hold(message, new MessageLock(token, until));
    return until;
  }

  /** Returns the result that a settlement would have now. */
  Settlement.Result check(UUID token, Settlement settlement, Instant now) {
    if (!isLocked(token, now)) {
      return Settlement.Result.LOCK_LOST;
    }
    return settlement instanceof Settlement.DeadLetter && rules.deadLetters() == null
        ? Settlement.Result.NOT_ALLOWED
        : Settlement.Result.DONE;
  }

  public Settlement.Result settle(UUID token, Settlement settlement, Instant now) {
    Settlement.Result result = check(token, settlement, now);
    QueuedMessage message = locks.heldBy(token, now);
    if (message != null && result == Settlement.Result.DONE) {
      locks.release(message);
      apply(settlement, message, now);
    }
    return result;
  }

  private void apply(Settlement settlement, QueuedMessage message, Instant now) {
    if (settlement instanceof Settlement.Complete) {
      remove(message);
    } else if (settlement instanceof Settlement.Abandon abandon) {
      message.changeProperties(abandon.changedProperties());
      delivered(message, now);
    } else if (settlement instanceof Settlement.Defer defer) {
      message.changeProperties(defer.changedProperties());
      message.defer();
      delivered(message, now);
    } else if (settlement instanceof Settlement.DeadLetter deadLetter) {
      message.changeProperties(deadLetter.changedProperties());
      moveToDeadLetters(
          message, DeadLetterProperties.of(deadLetter.reason(), deadLetter.description()));
    } else {
      requeue(message, now);
    }
  }

  /** Drops a message that is still scheduled; false when there is no such message. */
  public boolean cancelScheduled(long sequenceNumber) {
    QueuedMessage message = messages.find(sequenceNumber, State.SCHEDULED);
    if (message != null) {
      remove(message);
    }
    return message != null;
  }

  /** Returns up to {@code count} messages from that sequence number on, in any state. */
  public List<QueuedMessage> peek(long fromSequenceNumber, int count) {
    return messages.from(fromSequenceNumber, count);
  }

  /** Removes a message, and with it its lock. */
  public void remove(QueuedMessage message) {
    locks.release(message);
    deadlines.forget(message);
    messages.remove(message);
  }

  /** Removes the first active messages that were enqueued before a time; returns how many. */
  public int removeActive(Instant before, int count) {
    List<QueuedMessage> old = messages.activeBefore(before, count);
    old.forEach(this::remove);
    return old.size();
  }

  /** Returns the time of the next event, or null. */
  @Nullable Instant nextDue() {
    return deadlines.next();
  }

  /** Applies all events that are due, in order and each at its own time. */
  void runDue(Instant now) {
    Deadline due = deadlines.takeDue(now);
    while (due != null) {
      handle(due, messages.get(due.sequenceNumber()));
      due = deadlines.takeDue(now);
    }
  }

  int count(State state) {
    return messages.count(state);
  }

  int size() {
    return messages.size();
  }

  MessageIndex messages() {
    return messages;
  }

  /** Counts the pending deadlines; for tests that none is left behind. */
  int pendingDeadlines() {
    return deadlines.size();
  }

  private void handle(Deadline due, QueuedMessage message) {
    switch (due.kind()) {
      case ACTIVATE -> {
        messages.remove(message);
        activate(message.content(), nextSequenceNumber(), due.at());
      }
      case UNLOCK -> {
        locks.release(message);
        delivered(message, due.at());
      }
      case EXPIRE -> {
        // A locked message expires only after its receiver has settled it.
        if (message.state() != State.LOCKED) {
          expire(message);
        }
      }
    }
  }

  private void activate(MessageContent content, long number, Instant now) {
    Instant expiresAt = rules.expiry(content.timeToLive(), now);
    QueuedMessage message = QueuedMessage.accepted(number, content, now, expiresAt);
    messages.add(message, State.ACTIVE);
    deadlines.follow(message);
  }

  /**
   * Counts a delivery after which the message stays: it was abandoned or deferred, or its lock has
   * ended. A dead-letter queue counts none.
   */
  private void delivered(QueuedMessage message, Instant now) {
    if (rules.deadLetters() == null) {
      requeue(message, now);
      return;
    }
    message.countDelivery();
    if (message.deliveryCount() < rules.maxDeliveryCount()) {
      requeue(message, now);
    } else {
      moveToDeadLetters(message, DeadLetterProperties.deliveredTooOften(rules.maxDeliveryCount()));
    }
  }

  private void requeue(QueuedMessage message, Instant now) {
    if (message.isExpired(now)) {
      expire(message);
    } else {
      messages.move(message, message.isDeferred() ? State.DEFERRED : State.ACTIVE);
    }
  }

  private void expire(QueuedMessage message) {
    if (rules.deadLetterOnExpiry()) {
      moveToDeadLetters(message, DeadLetterProperties.expired());
    } else {
      remove(message);
    }
  }

  private void moveToDeadLetters(QueuedMessage message, Map<String, @Nullable Object> why) {
    SubQueue deadLetters = rules.deadLetters();
    if (deadLetters == null) {
      throw new IllegalStateException("a dead-letter queue has no dead-letter queue");
    }
    message.changeProperties(why);
    remove(message);
    deadLetters.messages.add(
        message.deadLettered(deadLetters.nextSequenceNumber(), rules.queueName()), State.ACTIVE);
  }
}
