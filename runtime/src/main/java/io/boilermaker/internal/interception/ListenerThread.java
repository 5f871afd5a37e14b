package io.boilermaker.internal.interception;

import io.boilermaker.internal.process.DaemonThreads;
import io.boilermaker.internal.process.GuardedLogger;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that calls listeners, one after the other, and never one of the SDK's. It starts with
 * the first call and ends when idle. What a listener that hangs makes wait is bounded. Thread safe.
 */
public final class ListenerThread implements Executor, AutoCloseable {

  private static final Logger log =
      GuardedLogger.of(LoggerFactory.getLogger("io.boilermaker.Boilermaker"));

  /** The most calls that wait. */
  static final int MOST = 10_000;

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

  private final ThreadPoolExecutor thread;
  private final AtomicLong dropped = new AtomicLong();

  public ListenerThread() {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(MOST),
            DaemonThreads.named("boilermaker-listener"),
            (call, executor) -> drop());
    thread.allowCoreThreadTimeOut(true);
  }

  private void drop() {
    // The first one, and then each power of two.
    long count = dropped.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      log.error(
          "{} events for listeners were dropped so far: {} wait for one that is too slow",
          count,
          MOST);
    }
  }

  @Override
  public void execute(Runnable call) {
    thread.execute(call);
  }

  /** Calls what waits, for a limited time. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        int left = thread.shutdownNow().size();
        log.warn("A listener does not end, {} events for listeners are dropped", left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
