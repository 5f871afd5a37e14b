package io.boilermaker.broker.internal.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A limit of real time for a condition that is checked again and again until it holds. */
public final class Patience {

  private static final long POLL_NANOS = 2_000_000;

  private final LongSupplier monotonicNanos;
  private final long end;

  private Patience(LongSupplier monotonicNanos, Duration longest) {
    this.monotonicNanos = monotonicNanos;
    this.end = monotonicNanos.getAsLong() + longest.toNanos();
  }

  /** Starts now. */
  public static Patience of(Duration longest) {
    return new Patience(BrokerTime.MONOTONIC_NANOS, longest);
  }

  /** Starts now, by the real time that a broker reads. */
  public static Patience of(Duration longest, BrokerTime time) {
    return new Patience(time::monotonicNanos, longest);
  }

  public boolean isOver() {
    return monotonicNanos.getAsLong() - end >= 0;
  }

  /** Waits a moment before the condition is checked again. */
  public void pause() {
    LockSupport.parkNanos(POLL_NANOS);
  }
}
