package com.example;

import java.util.concurrent.CountDownLatch;

/** A worker in a process in which another shutdown hook never ends. */
final class BlockedWorker {

  private BlockedWorker() {}

  public static void main(String[] arguments) {
    var never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    AppWorker.main(arguments);
  }
}
