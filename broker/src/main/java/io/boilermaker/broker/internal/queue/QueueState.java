package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.message.MessageContent;
import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a queue: its messages, its dead-letter queue, and the message ids it has seen. */
public final class QueueState {

  private QueueSpec spec;
  private boolean deleted;
  private final SubQueue deadLetters;
  private final SubQueue main;
  private final @Nullable DuplicateWindow duplicates;
  private final Quota quota;

  /** Creates a queue in memory. */
  QueueState(QueueSpec spec) {
    this(spec, QueueJournal.NONE, Quota.none());
  }

  QueueState(QueueSpec spec, QueueJournal journal, Quota quota) {
    this.spec = spec;
    this.quota = quota;
    this.deadLetters =
        new SubQueue(SubQueueRules.forDeadLetters(spec), journal.deadLetters(), quota);
    this.main = new SubQueue(SubQueueRules.forQueue(spec, deadLetters), journal.main(), quota);
    this.duplicates =
        spec.duplicateWindow() == null
            ? null
            : new DuplicateWindow(spec.duplicateWindow(), journal.duplicates(), quota);
  }

  /** Restores the messages of an earlier broker; the settings are those of this one. */
  public void restore(StoredQueue stored, Instant now) {
    // First, because a failed delivery may add a dead letter.
    deadLetters.restore(stored.deadLetters(), now);
    main.restore(stored.main(), now);
    if (duplicates != null) {
      duplicates.restore(stored.ids());
    }
  }

  public QueueSpec spec() {
    return spec;
  }

  /**
   * Changes the settings; of duplicate detection only the length of the window. Messages in the
   * queue keep their lock, time to live and count. Open links keep their maximum message size.
   */
  void change(QueueSpec changed) {
    spec = changed;
    main.change(SubQueueRules.forQueue(changed, deadLetters));
    deadLetters.change(SubQueueRules.forDeadLetters(changed));
    if (duplicates != null && changed.duplicateWindow() != null) {
      duplicates.change(changed.duplicateWindow());
    }
  }

  /** Marks this queue as deleted, for transactions that still refer to it. */
  void delete() {
    main.messages().leaveQuota();
    deadLetters.messages().leaveQuota();
    if (duplicates != null) {
      duplicates.leaveQuota();
    }
    deleted = true;
  }

  boolean isDeleted() {
    return deleted;
  }

  /** Removes everything that was submitted. */
  public void purge() {
    purge(main);
    purge(deadLetters);
    if (duplicates != null) {
      duplicates.purge();
    }
  }

  private static void purge(SubQueue messages) {
    messages.peek(0, Integer.MAX_VALUE).forEach(messages::remove);
  }

  /** Estimates how much memory the messages take. */
  public long bytes() {
    return main.messages().bytes() + deadLetters.messages().bytes();
  }

  Quota quota() {
    return quota;
  }

  public SubQueue main() {
    return main;
  }

  public SubQueue deadLetters() {
    return deadLetters;
  }

  /**
   * Accepts a message and returns its sequence number. A duplicate gets a number like any other,
   * which belongs to no message: its sender does not notice.
   */
  public long submit(MessageContent content, Instant now) {
    return submit(content, main.nextSequenceNumber(), now);
  }

  /** Accepts a message under a number that was reserved for it. */
  long submit(MessageContent content, long number, Instant now) {
    String key = content.duplicateKey();
    if (duplicates == null || key == null || !duplicates.isRepeated(key, now)) {
      main.enqueue(content, number, now);
    }
    return number;
  }

  public void runDue(Instant now) {
    main.runDue(now);
    deadLetters.runDue(now);
    if (duplicates != null) {
      duplicates.forgetOld(now);
    }
  }

  /** Returns the time of the next event, or null. */
  public @Nullable Instant nextDue() {
    Instant first = main.nextDue();
    Instant second = deadLetters.nextDue();
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.isBefore(second) ? first : second;
  }

  public QueueCounts counts() {
    return new QueueCounts(
        main.count(State.ACTIVE),
        main.count(State.LOCKED),
        main.count(State.DEFERRED),
        main.count(State.SCHEDULED),
        deadLetters.size());
  }
}
