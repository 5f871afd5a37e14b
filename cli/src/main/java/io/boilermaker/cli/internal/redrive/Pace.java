package io.boilermaker.cli.internal.redrive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** A bound for the number of messages in a second. */
public final class Pace {

  private static final int TENTHS = 10;

  /** How soon a wait ends once it is told to: at one message an hour the next one is far off. */
  private static final int LOOK_MILLIS = 100;

  private final Clock clock;
  private final double perSecond;
  private final BooleanSupplier isStopped;
  private final Instant start;
  private long taken;

  /**
   * Starts now.
   *
   * @param perSecond infinite for no bound
   * @param isStopped tells whether to wait no longer
   */
  public Pace(Clock clock, double perSecond, BooleanSupplier isStopped) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.isStopped = isStopped;
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
    try {
      for (; wait > 0 && !isStopped.getAsBoolean(); wait -= LOOK_MILLIS) {
        Thread.sleep(Math.min(wait, LOOK_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
