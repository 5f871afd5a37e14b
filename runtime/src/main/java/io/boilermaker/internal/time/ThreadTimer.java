package io.boilermaker.internal.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A timer with a thread of its own. */
public final class ThreadTimer implements Timer {

  private final ScheduledThreadPoolExecutor executor;
  private final Ticker ticker;

  /**
   * Creates a timer.
   *
   * @param threads makes its thread
   */
  public ThreadTimer(ThreadFactory threads, Ticker ticker) {
    this.executor = new ScheduledThreadPoolExecutor(1, threads);
    this.ticker = ticker;
  }

  @Override
  public long nanos() {
    return ticker.nanos();
  }

  @Override
  public void after(Duration wait, Runnable action) {
    unlessClosed(() -> executor.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void every(Duration wait, Runnable action) {
    long millis = wait.toMillis();
    unlessClosed(
        () -> executor.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS));
  }

  private static void unlessClosed(Supplier<Future<?>> schedule) {
    try {
      var unused = schedule.get();
    } catch (RejectedExecutionException e) {
      // Closed: by a stop, perhaps while the worker still starts.
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
