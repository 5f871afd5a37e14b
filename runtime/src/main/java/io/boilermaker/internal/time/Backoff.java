package io.boilermaker.internal.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Waits that double from failure to failure, in whole units. Immutable.
 *
 * @param first the wait after the first failure
 * @param longest the upper bound of any wait
 * @param unit what both are counted in
 */
public record Backoff(long first, long longest, ChronoUnit unit) {

  /**
   * Returns the wait before the next try.
   *
   * @param failures how many there were in a row before the last one, from 0
   */
  public Duration delay(int failures) {
    return Duration.of(units(failures), unit);
  }

  /**
   * Returns the wait before the next try with half of it left to chance, so that many clients that
   * fail at the same moment do not come back at the same moment.
   *
   * @param failures how many there were in a row before the last one, from 0
   */
  public Duration delay(int failures, RandomGenerator random) {
    long half = units(failures) / 2;
    return Duration.of(half + random.nextLong(half + 1), unit);
  }

  private long units(int failures) {
    int doublings = Math.max(0, Math.min(failures, Long.SIZE - 2));
    // Divided and not multiplied, which could overflow.
    return first <= longest >> doublings ? first << doublings : longest;
  }
}
