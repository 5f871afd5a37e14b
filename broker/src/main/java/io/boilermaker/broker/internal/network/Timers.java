package io.boilermaker.broker.internal.network;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** What is to be done later, in real time; on the event loop only. */
final class Timers {

  private record Timer(long nanoTime, Runnable action) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong((Timer t) -> t.nanoTime() - ORIGIN));

  /** Nano times may be negative and overflow; their differences do not. */
  private static final long ORIGIN = System.nanoTime();

  void after(Duration wait, Runnable action) {
    timers.add(new Timer(System.nanoTime() + wait.toNanos(), action));
  }

  void runDue() {
    while (!timers.isEmpty() && timers.element().nanoTime() - System.nanoTime() <= 0) {
      timers.remove().action().run();
    }
  }

  /** How long to wait for the next one, in milliseconds, at least one and at most {@code most}. */
  long waitAtMost(long most) {
    if (timers.isEmpty()) {
      return most;
    }
    long nanos = timers.element().nanoTime() - System.nanoTime();
    return Math.max(1, Math.min(most, TimeUnit.NANOSECONDS.toMillis(nanos) + 1));
  }
}
