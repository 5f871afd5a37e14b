package io.boilermaker;

import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a worker has done so far. Thread safe. */
final class WorkerMetrics {

  /** What is counted. */
  enum Event {
    LOCK_RENEWED,
    SUCCEEDED,
    FAILED,
    RETRIED,
    DEAD_LETTERED
  }

  private final TimeSource time;
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);
  private volatile @Nullable Instant lastReceive;
  private volatile @Nullable Instant lastContact;
  // Apart from the instants, because wall clocks jump.
  private volatile long contactAt;
  private volatile long receiveAt;

  WorkerMetrics(TimeSource time) {
    this.time = time;
    this.contactAt = time.nanos();
    this.receiveAt = contactAt;
    for (Event event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  void received() {
    lastReceive = time.now();
    receiveAt = time.nanos();
    contact();
  }

  /** The service has answered. */
  void contact() {
    lastContact = time.now();
    contactAt = time.nanos();
  }

  void count(Event event) {
    counter(event).increment();
  }

  Duration sinceContact() {
    return time.since(contactAt);
  }

  Duration sinceReceive() {
    return time.since(receiveAt);
  }

  WorkerHealth health(boolean live, boolean ready, int inFlight) {
    return new WorkerHealth(
        live,
        ready,
        lastContact,
        lastReceive,
        inFlight,
        get(Event.LOCK_RENEWED),
        get(Event.SUCCEEDED),
        get(Event.FAILED),
        get(Event.RETRIED),
        get(Event.DEAD_LETTERED));
  }

  private long get(Event event) {
    return counter(event).sum();
  }

  private LongAdder counter(Event event) {
    return Objects.requireNonNull(counts.get(event));
  }
}
