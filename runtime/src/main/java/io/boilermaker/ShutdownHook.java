package io.boilermaker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops something when the JVM is told to end (SIGTERM, SIGINT), and holds the JVM until that is
 * done.
 */
final class ShutdownHook {

  private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  private ShutdownHook(Runnable stop, long limitSeconds) {
    thread =
        new Thread(
            () -> {
              stop.run();
              awaitDone(limitSeconds);
            },
            "boilermaker-shutdown");
  }

  /**
   * @param stop begins and awaits the stop
   * @param limitSeconds how long the JVM is held at most once {@code stop} has returned
   */
  static ShutdownHook install(Runnable stop, long limitSeconds) {
    var hook = new ShutdownHook(stop, limitSeconds);
    Runtime.getRuntime().addShutdownHook(hook.thread);
    return hook;
  }

  private void awaitDone(long limitSeconds) {
    try {
      if (!done.await(limitSeconds, TimeUnit.SECONDS)) {
        log.warn("The process ends before everything is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM go. */
  void done() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook is what ends it.
    }
  }
}
