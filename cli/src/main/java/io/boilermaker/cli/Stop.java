package io.boilermaker.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a command at SIGINT or SIGTERM: not in the middle of a message, and not before it has
 * released what it holds and said what to do next. The JVM then exits with 130 or 143.
 */
final class Stop implements BooleanSupplier, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "boilermaker-stop");
  private final Runnable action;
  private volatile boolean isStopped;

  Stop() {
    this(() -> {});
  }

  /**
   * @param action runs at the signal
   */
  Stop(Runnable action) {
    this.action = action;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM ends already: the command does nothing more.
      isStopped = true;
      action.run();
    }
  }

  private void stop() {
    isStopped = true;
    action.run();
    try {
      boolean unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return isStopped;
  }

  @Override
  public void close() {
    ended.countDown();
    if (!isStopped) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM ends.
      }
    }
  }
}
