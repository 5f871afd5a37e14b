package com.example;

import io.boilermaker.WorkerMain;
import io.boilermaker.annotations.BackgroundTask;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

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
