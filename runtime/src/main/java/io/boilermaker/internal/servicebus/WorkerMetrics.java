package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counters and times of a worker. Thread safe. */
public final class WorkerMetrics {

  /** The events that are counted. */
  public enum Event {
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

  public WorkerMetrics(TimeSource time) {
    this.time = time;
    this.contactAt = time.nanos();
    this.receiveAt = contactAt;
    for (Event event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  public void received() {
    lastReceive = time.now();
    receiveAt = time.nanos();
    contact();
  }

  /** The service has answered. */
  public void contact() {
    lastContact = time.now();
    contactAt = time.nanos();
  }

  public void count(Event event) {
    counter(event).increment();
  }

  Duration sinceContact() {
    return time.since(contactAt);
  }

  Duration sinceReceive() {
    return time.since(receiveAt);
  }

  /** Returns when the service last answered anything; null before the first time. */
  public @Nullable Instant lastContact() {
    return lastContact;
  }

  /** Returns when the last message came; null before the first one. */
  public @Nullable Instant lastReceive() {
    return lastReceive;
  }

  /** Returns how often something has happened. */
  public long total(Event event) {
    return counter(event).sum();
  }

  private LongAdder counter(Event event) {
    return Objects.requireNonNull(counts.get(event));
  }
}
