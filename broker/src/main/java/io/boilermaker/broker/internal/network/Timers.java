package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Actions to be run later, in real time; on the event loop only. */
final class Timers {

  private record Timer(long nanoTime, Runnable action) {}

  private final BrokerTime time;
  private final PriorityQueue<Timer> timers;

  Timers(BrokerTime time) {
    this.time = time;
    // Nano times may be negative and overflow; their differences do not.
    long origin = time.monotonicNanos();
    this.timers =
        new PriorityQueue<>(Comparator.comparingLong((Timer timer) -> timer.nanoTime() - origin));
  }

  void after(Duration wait, Runnable action) {
    timers.add(new Timer(time.monotonicNanos() + wait.toNanos(), action));
  }

  void runDue() {
    while (!timers.isEmpty() && nanosLeft() <= 0) {
      timers.remove().action().run();
    }
  }

  /** Returns the milliseconds to the next action, at least one and at most {@code most}. */
  long waitAtMost(long most) {
    if (timers.isEmpty()) {
      return most;
    }
    return Math.max(1, Math.min(most, TimeUnit.NANOSECONDS.toMillis(nanosLeft()) + 1));
  }

  private long nanosLeft() {
    return timers.element().nanoTime() - time.monotonicNanos();
  }
}
