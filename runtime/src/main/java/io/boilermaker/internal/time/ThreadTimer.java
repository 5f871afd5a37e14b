package io.boilermaker.internal.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

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
    try {
      var unused = executor.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed.
    }
  }

  @Override
  public void every(Duration wait, Runnable action) {
    long millis = wait.toMillis();
    var unused = executor.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
