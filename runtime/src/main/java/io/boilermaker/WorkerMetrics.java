package io.boilermaker;

import java.time.Clock;
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

  private final Clock clock;
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);
  private volatile @Nullable Instant lastReceive;
  private volatile @Nullable Instant lastContact;
  // Apart from the instants, because wall clocks jump.
  private volatile long contactAt = System.nanoTime();
  private volatile long receiveAt = contactAt;

  WorkerMetrics(Clock clock) {
    this.clock = clock;
    for (Event event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  void received() {
    lastReceive = clock.instant();
    receiveAt = System.nanoTime();
    contact();
  }

  /** The service has answered. */
  void contact() {
    lastContact = clock.instant();
    contactAt = System.nanoTime();
  }

  void count(Event event) {
    counter(event).increment();
  }

  Duration sinceContact() {
    return Duration.ofNanos(System.nanoTime() - contactAt);
  }

  Duration sinceReceive() {
    return Duration.ofNanos(System.nanoTime() - receiveAt);
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
