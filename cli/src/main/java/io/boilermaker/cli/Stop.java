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
  private volatile boolean isStopped;

  Stop() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop() {
    isStopped = true;
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
