package io.boilermaker;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.internal.time.Backoff;
import io.boilermaker.internal.time.Seconds;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The number of tries of a task and the waits between them. Immutable and thread safe.
 *
 * @param maxTries how often the task may run in all, 0 to 100; 1 means no retry
 * @param delay the delay before the next try; whole seconds, 0 or more
 * @param maxDelay the upper bound of any delay; whole seconds, 0 or more
 * @param mode how the delay grows from try to try
 */
public record RetryPolicy(int maxTries, Duration delay, Duration maxDelay, RetryMode mode) {

  /** The most tries that messages can carry. */
  static final int MOST_TRIES = 100;

  /** The longest delay: the service takes no time that is much further away. */
  static final int LONGEST_SECONDS = Integer.MAX_VALUE;

  private static final RetryPolicy STANDARD = ofSeconds(5, 120, 120, RetryMode.FIXED);
  private static final RetryPolicy NO_RETRY = ofSeconds(1, 5, 5, RetryMode.FIXED);

  /**
   * Checks the ranges. Messages carry whole seconds, so a delay with a fraction is refused rather
   * than rounded.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public RetryPolicy {
    Objects.requireNonNull(mode, "mode");
    if (maxTries < 0 || maxTries > MOST_TRIES) {
      throw new IllegalArgumentException("maxTries must be 0 to 100, not " + maxTries);
    }
    requireWholeSeconds("delay", delay);
    requireWholeSeconds("maxDelay", maxDelay);
  }

  /** Returns 5 tries, 120 seconds apart. */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /** Returns one try. */
  public static RetryPolicy noRetry() {
    return NO_RETRY;
  }

  /** Returns a policy whose delays are given in seconds. */
  public static RetryPolicy ofSeconds(int maxTries, int delay, int maxDelay, RetryMode mode) {
    return new RetryPolicy(maxTries, Duration.ofSeconds(delay), Duration.ofSeconds(maxDelay), mode);
  }

  /** Returns a number of seconds, or the longest delay if that is shorter. */
  static int bounded(long seconds) {
    return (int) Math.min(seconds, LONGEST_SECONDS);
  }

  /**
   * Returns the wait before the next try.
   *
   * @param attempts the tries made so far
   * @param random the source of the exponential mode's jitter
   */
  Duration nextDelay(int attempts, RandomGenerator random) {
    long base = delay.toSeconds();
    long cap = maxDelay.toSeconds();
    long seconds =
        switch (mode) {
          case FIXED -> Math.min(base, cap);
          case LINEAR -> Math.min(base * (attempts + 1L), cap);
          case EXPONENTIAL ->
              new Backoff(base, cap, ChronoUnit.SECONDS).delay(attempts, random).toSeconds();
        };
    return Duration.ofSeconds(seconds);
  }

  /** Returns a wait than which none of the policy's is shorter. */
  Duration leastDelay() {
    Duration base = delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    return mode == RetryMode.EXPONENTIAL ? base.dividedBy(2) : base;
  }

  private static void requireWholeSeconds(String name, Duration value) {
    if (value.isNegative() || value.toNanosPart() != 0 || value.toSeconds() > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          name
              + " must be whole seconds from 0 to "
              + LONGEST_SECONDS
              + ", not "
              + Seconds.text(value)
              + " s");
    }
  }
}
