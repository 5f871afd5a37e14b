package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Counters and times of a worker, and whether its own code has failed. Thread safe. */
public final class WorkerMetrics {

  /** The events that are counted. */
  public enum Event {
    LOCK_RENEWED,
    LOCK_LOST,
    SUCCEEDED,
    FAILED,
    RETRIED,
    DEAD_LETTERED
  }

  private static final Logger log = GuardedLogger.of(WorkerMetrics.class);

  private final TimeSource time;
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);
  private final CompletableFuture<Void> broken = new CompletableFuture<>();
  private final AtomicBoolean isFirst = new AtomicBoolean();
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

  /**
   * Notes a failure of the worker's own code. After an {@link Error}, such as of memory that is
   * used up or of a class that is gone, it can rely on nothing.
   */
  public void failed(Throwable thrown) {
    if (thrown instanceof Error error && isFirst.compareAndSet(false, true)) {
      String why = Thrown.text(error);
      log.error("The worker itself has failed, it takes no more messages and stops: {}", why);
      broken.completeExceptionally(
          new IllegalStateException("the worker itself has failed: " + why, error));
    }
  }

  /** Notes why this process can run tasks no more, whatever the messages are. */
  public void cannotRun(String why, Throwable cause) {
    if (isFirst.compareAndSet(false, true)) {
      log.error("No task can be run, the worker takes no more messages and stops: {}", why);
      broken.completeExceptionally(new IllegalStateException("no task can be run: " + why, cause));
    }
  }

  /** Fails once the worker can rely on nothing any more. */
  public CompletableFuture<Void> broken() {
    return broken;
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
