package io.boilermaker.internal.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs things later, one after the other on a thread of its own, and measures time. Thread safe.
 */
public final class Timer implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;
  private final Ticker ticker;

  /**
   * Creates a timer.
   *
   * @param threads makes its thread
   */
  public Timer(ThreadFactory threads, Ticker ticker) {
    this.executor = new ScheduledThreadPoolExecutor(1, threads);
    this.ticker = ticker;
  }

  /** Reads the ticker. */
  public long nanos() {
    return ticker.nanos();
  }

  /** Runs something once; not if the timer is closed by then. */
  public void after(Duration wait, Runnable action) {
    try {
      var unused = executor.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed.
    }
  }

  /** Runs something again and again; never more if it throws. */
  public void every(Duration wait, Runnable action) {
    long millis = wait.toMillis();
    var unused = executor.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs nothing more; does not wait for what runs. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
