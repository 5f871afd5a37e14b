package io.boilermaker.broker.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of a broker, and the only class that reads a clock. It is the time of the broker's clock
 * plus what it was advanced by.
 *
 * <p>Clients never see the advance: times on the wire are those of the clock. So a client that
 * reads the same clock sees locks of the right length, and a message that it schedules in an hour
 * is due an hour later, however far the broker's time was moved.
 */
public final class BrokerTime {

  /** The clock of a broker that is given no other. */
  public static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

  static final LongSupplier MONOTONIC_NANOS = System::nanoTime;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  // A clock that is not the system's may jump at any moment.
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

  /** Returns by how much it was moved in all. */
  public Duration advance() {
    return advance;
  }

  /** Converts a time of the broker to that of clients. */
  public Instant toClient(Instant instant) {
    return instant.minus(advance);
  }

  /** Converts a time of clients to that of the broker. */
  public Instant fromClient(Instant instant) {
    return instant.plus(advance);
  }

  /** Returns how long to wait for the next event, in milliseconds, at least one. */
  public long waitFor(@Nullable Instant due) {
    Duration wait = longestWait;
    if (due != null) {
      Duration left = Duration.between(now(), due);
      wait = left.compareTo(wait) < 0 ? left : wait;
    }
    return wait.isNegative() ? 1 : wait.toMillis() + 1;
  }

  /** Reads real time in milliseconds, for idle connections; not moved by {@link #advance}. */
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
