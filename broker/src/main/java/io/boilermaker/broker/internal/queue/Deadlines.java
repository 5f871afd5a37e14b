package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.queue.QueuedMessage.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The future events of the messages of a sub-queue, earliest first. Those of removed messages are
 * removed with them, so that they take no memory.
 */
final class Deadlines {

  /** The kinds of events. */
  enum Kind {
    ACTIVATE,
    UNLOCK,
    EXPIRE
  }

  /** A kind of event, due for a message at a time. */
  record Deadline(Instant at, Kind kind, long sequenceNumber) {}

  private final TreeSet<Deadline> pending =
      new TreeSet<>(
          Comparator.comparing(Deadline::at)
              .thenComparing(Deadline::kind)
              .thenComparingLong(Deadline::sequenceNumber));

  /** Adds the end of a message's wait or life, if it has one. */
  void follow(QueuedMessage message) {
    if (message.state() == State.SCHEDULED) {
      add(message.enqueuedAt(), Kind.ACTIVATE, message);
    } else if (message.expiresAt() != null) {
      add(message.expiresAt(), Kind.EXPIRE, message);
    }
  }

  /** Removes what {@link #follow} has added. */
  void forget(QueuedMessage message) {
    if (message.state() == State.SCHEDULED) {
      cancel(message.enqueuedAt(), Kind.ACTIVATE, message);
    } else if (message.expiresAt() != null) {
      cancel(message.expiresAt(), Kind.EXPIRE, message);
    }
  }

  void add(Instant at, Kind kind, QueuedMessage message) {
    pending.add(new Deadline(at, kind, message.sequenceNumber()));
  }

  void cancel(Instant at, Kind kind, QueuedMessage message) {
    pending.remove(new Deadline(at, kind, message.sequenceNumber()));
  }

  @Nullable Instant next() {
    return pending.isEmpty() ? null : pending.first().at();
  }

  /** Takes the earliest deadline that has passed, or null. */
  @Nullable Deadline takeDue(Instant now) {
    if (pending.isEmpty() || pending.first().at().isAfter(now)) {
      return null;
    }
    return pending.pollFirst();
  }

  int size() {
    return pending.size();
  }
}
