package io.boilermaker.broker.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows what time it is. The broker's time is that of its clock plus what it was
 * advanced by.
 *
 * <p>Clients never see the advance: a time on the wire is always in terms of the clock. So a client
 * that reads the same clock finds locks ending after the right while, and what it schedules in an
 * hour is due an hour later, however far the broker has been moved.
 */
public final class BrokerTime {

  /** The clock of a broker that is given no other. */
  public static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

  static final LongSupplier MONOTONIC_NANOS = System::nanoTime;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  // A clock that is not the system's may jump at any moment, without telling.
  private static final Duration LONGEST_WAIT_ON_FOREIGN_CLOCK = Duration.ofMillis(10);

  private final InstantSource clock;
  private final LongSupplier monotonicNanos;
  private final Duration longestWait;
  private volatile Duration advance = Duration.ZERO;

  public BrokerTime(InstantSource clock) {
    this(clock, MONOTONIC_NANOS);
  }

  public BrokerTime(InstantSource clock, LongSupplier monotonicNanos) {
    this.clock = clock;
    this.monotonicNanos = monotonicNanos;
    boolean systemClock = clock.equals(SYSTEM_CLOCK) || clock.equals(InstantSource.system());
    this.longestWait = systemClock ? LONGEST_WAIT : LONGEST_WAIT_ON_FOREIGN_CLOCK;
  }

  public Instant now() {
    return clock.instant().plus(advance);
  }

  /** Moves this time forward; on the event loop only. */
  public void advance(Duration by) {
    advance = advance.plus(by);
  }

  /** By how much it was moved in all. */
  public Duration advance() {
    return advance;
  }

  /** What a client calls the moment that is {@code instant} here. */
  public Instant toClient(Instant instant) {
    return instant.minus(advance);
  }

  /** The moment here of what a client calls {@code instant}. */
  public Instant fromClient(Instant instant) {
    return instant.plus(advance);
  }

  /** How long to wait for the next event, in milliseconds, at least one. */
  public long waitFor(@Nullable Instant due) {
    Duration wait = longestWait;
    if (due != null) {
      Duration left = Duration.between(now(), due);
      wait = left.compareTo(wait) < 0 ? left : wait;
    }
    return wait.isNegative() ? 1 : wait.toMillis() + 1;
  }

  /** Milliseconds that only ever grow, for idle connections; not moved by {@link #advance}. */
  public long monotonicMillis() {
    return monotonicNanos() / 1_000_000;
  }

  /**
   * Reads real time, for waiting; not moved by {@link #advance}. It may be negative and overflow:
   * only differences count.
   */
  public long monotonicNanos() {
    return monotonicNanos.getAsLong();
  }
}
