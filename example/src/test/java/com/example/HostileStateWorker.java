package com.example;

import io.boilermaker.WorkerMain;
import io.boilermaker.annotations.BackgroundTask;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker whose state is built or closed in the way that the variable STATE says. */
final class HostileStateWorker {

  private HostileStateWorker() {}

  /** A state with a task of its own, so that a worker starts. */
  static final class ClosingBadly implements AutoCloseable {
    @Override
    public void close() throws IOException {
      throw new IOException("pool was closed already");
    }
  }

  @BackgroundTask
  static void takeBadlyClosingState(ClosingBadly state) {}

  /** Not even an interrupt ends its close. */
  static final class NeverClosing implements AutoCloseable {
    @Override
    public void close() {
      while (true) {
        waitForever();
      }
    }
  }

  @BackgroundTask
  static void takeNeverClosingState(NeverClosing state) {}

  /** Is built only when the process is told to end, and keeps that from its end until closed. */
  private static final class Late implements AutoCloseable {
    private static final int MOST_SECONDS = 10;
    private final CountDownLatch closed = new CountDownLatch(1);

    static Late build() throws InterruptedException {
      var late = new Late();
      var told = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> late.hold(told)));
      System.out.println("state begins");
      told.await();
      return late;
    }

    private void hold(CountDownLatch told) {
      told.countDown();
      try {
        System.out.println("closed: " + closed.await(MOST_SECONDS, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private static final class Unprintable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("its text was not loaded");
    }
  }

  private static final class BadInitializer {
    static final int VALUE = Integer.parseInt("no number");
  }

  private static final Map<String, Callable<Object>> STATES =
      Map.of(
          "closes badly", ClosingBadly::new,
          "never closes", NeverClosing::new,
          "late", Late::build,
          "no message",
              () -> {
                throw new IllegalStateException();
              },
          "message in the cause",
              () -> {
                throw new RuntimeException(null, new IOException("db refused"));
              },
          "unprintable",
              () -> {
                throw new Unprintable();
              },
          "initializer", () -> BadInitializer.VALUE,
          "thread",
              () -> {
                new Thread(HostileStateWorker::waitForever).start();
                throw new IllegalStateException("pool started, and failed");
              });

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // Waits no longer this time.
    }
  }

  public static void main(String[] arguments) {
    System.exit(WorkerMain.run(STATES.get(System.getenv("STATE"))));
  }
}
