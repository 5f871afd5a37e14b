package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Figures;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the time and this process's CPU time between two of many equal events. Thread safe. */
public final class Meter {

  /** The figure: tasks per second. */
  public static final String RATE = "tasks/s";

  static final String CPU = "µs of CPU a task";

  private static final long LIMIT_SECONDS = 120;

  private final int first;
  private final int last;
  private final AtomicInteger events = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Reading start = Reading.now();
  private volatile Reading end = start;

  private record Reading(long nanos, ProcessCpu cpu) {

    static Reading now() {
      return new Reading(System.nanoTime(), ProcessCpu.now());
    }
  }

  /**
   * @param before how many events do not count
   * @param counted how many do after them
   */
  public Meter(int before, int counted) {
    this.first = before;
    this.last = before + counted;
  }

  /** Returns the number of events that it needs. */
  public int events() {
    return last;
  }

  /** One more has happened. */
  public void event() {
    int number = events.incrementAndGet();
    if (number == first) {
      start = Reading.now();
    } else if (number == last) {
      end = Reading.now();
      ended.countDown();
    }
  }

  /** Waits for the last event. */
  public Figures await() throws InterruptedException {
    if (!ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          events.get() + " of " + last + " tasks ran in " + LIMIT_SECONDS + " s");
    }
    int counted = last - first;
    return new Figures(
        Map.of(
            RATE, counted * 1e9 / (end.nanos() - start.nanos()),
            CPU, end.cpu().nanosSince(start.cpu()) / 1e3 / counted));
  }
}
