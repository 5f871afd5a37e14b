package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a sub-queue by sequence number, and which of them are active. Messages are added,
 * removed and change their state only here, so the journal is called here.
 */
final class MessageIndex {

  private final TreeMap<Long, QueuedMessage> all = new TreeMap<>();
  private final TreeMap<Long, QueuedMessage> active = new TreeMap<>();
  private final EnumMap<State, Integer> counts = new EnumMap<>(State.class);
  private final MessageJournal journal;
  private Quota quota;
  private long bytes;

  MessageIndex(MessageJournal journal, Quota quota) {
    this.journal = journal;
    this.quota = quota;
  }

  /** Adds a message that the journal knows. */
  void restore(QueuedMessage message) {
    all.put(message.sequenceNumber(), message);
    take(message.count());
    enter(message, message.state());
  }

  void add(QueuedMessage message, State state) {
    all.put(message.sequenceNumber(), message);
    take(message.count());
    enter(message, state);
    journal.added(message);
  }

  void move(QueuedMessage message, State state) {
    leave(message);
    enter(message, state);
    take(message.recount());
    journal.changed(message);
  }

  void remove(QueuedMessage message) {
    leave(message);
    take(-message.counted());
    all.remove(message.sequenceNumber());
    journal.removed(message);
  }

  @Nullable QueuedMessage find(long sequenceNumber, State state) {
    QueuedMessage message = all.get(sequenceNumber);
    return message != null && message.state() == state ? message : null;
  }

  /** Finds the messages with these numbers; null when one of them is not in that state. */
  @Nullable List<QueuedMessage> findAll(List<Long> sequenceNumbers, State state) {
    List<QueuedMessage> found = new ArrayList<>();
    for (long number : sequenceNumbers) {
      QueuedMessage message = find(number, state);
      if (message == null || found.contains(message)) {
        return null;
      }
      found.add(message);
    }
    return found;
  }

  /**
   * Returns the message of a deadline, which must exist: deadlines are removed with their message.
   */
  QueuedMessage get(long sequenceNumber) {
    QueuedMessage message = all.get(sequenceNumber);
    if (message == null) {
      throw new IllegalStateException("a deadline outlived message " + sequenceNumber);
    }
    return message;
  }

  @Nullable QueuedMessage firstActive() {
    return active.isEmpty() ? null : active.firstEntry().getValue();
  }

  /** Returns active messages that were enqueued before a time, in order. */
  List<QueuedMessage> activeBefore(Instant before, int count) {
    return active.values().stream()
        .filter(message -> message.enqueuedAt().isBefore(before))
        .limit(count)
        .toList();
  }

  List<QueuedMessage> from(long sequenceNumber, int count) {
    return all.tailMap(sequenceNumber).values().stream().limit(count).toList();
  }

  int count(State state) {
    return counts.getOrDefault(state, 0);
  }

  /** Estimates how much memory the messages take. */
  long bytes() {
    return bytes;
  }

  /** Has the messages no longer counted, whatever becomes of them. */
  void leaveQuota() {
    quota.take(-bytes);
    quota = Quota.none();
  }

  private void take(long more) {
    bytes += more;
    quota.take(more);
  }

  int size() {
    return all.size();
  }

  private void enter(QueuedMessage message, State state) {
    message.moveTo(state);
    counts.merge(state, 1, Integer::sum);
    if (state == State.ACTIVE) {
      active.put(message.sequenceNumber(), message);
    }
  }

  private void leave(QueuedMessage message) {
    counts.merge(message.state(), -1, Integer::sum);
    active.remove(message.sequenceNumber());
  }
}
