package io.boilermaker.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time, as whoever needs it is given it.
 *
 * @param clock the wall clock: for times that leave the process
 * @param ticker the monotonic clock: for waits and limits within it
 */
public record TimeSource(Clock clock, Ticker ticker) {

  private static final TimeSource SYSTEM = new TimeSource(Clock.systemUTC(), Ticker.system());

  /** Returns the time of the machine. */
  public static TimeSource system() {
    return SYSTEM;
  }

  /** Reads the wall clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Reads the ticker. */
  public long nanos() {
    return ticker.nanos();
  }

  /**
   * Measures the time that has passed.
   *
   * @param nanos what {@link #nanos} said at the start
   */
  public Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }
}
