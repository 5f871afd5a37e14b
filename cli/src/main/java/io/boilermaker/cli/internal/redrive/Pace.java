package io.boilermaker.cli.internal.redrive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A bound for the number of messages in a second. */
public final class Pace {

  private static final int TENTHS = 10;

  private final Clock clock;
  private final double perSecond;
  private final Instant start;
  private long taken;

  /**
   * Starts now.
   *
   * @param perSecond infinite for no bound
   */
  public Pace(Clock clock, double perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.start = clock.instant();
  }

  Clock clock() {
    return clock;
  }

  /** Returns how many to take at once so that the pace is even. */
  int most() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, perSecond / TENTHS));
  }

  /** Counts messages and waits until more may follow. */
  void took(int count) {
    taken += count;
    double due = taken / perSecond;
    Duration passed = Duration.between(start, clock.instant());
    long wait = (long) (due * 1_000) - passed.toMillis();
    if (wait > 0) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
