package com.example;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.util.concurrent.CyclicBarrier;

/** Tasks of the tests' own, and so a second registry on the class path. */
final class SlowTasks {

  static final int PARTIES = 50;

  private static final CyclicBarrier TOGETHER = new CyclicBarrier(PARTIES);

  private SlowTasks() {}

  /** Ends when as many run at the same time. */
  @BackgroundTask
  static void meet(App state) throws Exception {
    TOGETHER.await();
  }

  @BackgroundTask
  static void takeTime(App state, TaskContext context, long millis) throws InterruptedException {
    System.out.println("slow begin " + context.deliveryCount());
    Thread.sleep(millis);
    System.out.println("slow end");
  }

  @BackgroundTask
  static void endProcess(App state, TaskContext context, int code) {
    System.out.println("exit begin " + context.deliveryCount());
    System.exit(code);
  }

  /** Ends the process from a thread of its own, and waits for that without end. */
  @BackgroundTask
  static void endProcessElsewhere(App state, TaskContext context) throws InterruptedException {
    System.out.println("exit elsewhere " + context.deliveryCount());
    new Thread(() -> System.exit(7)).start();
    Thread.sleep(60_000);
  }

  /** Ends the process as the memory killer of a kernel does. */
  @BackgroundTask
  static void die(App state, TaskContext context) {
    System.out.println("die " + context.deliveryCount());
    System.out.flush();
    Runtime.getRuntime().halt(137);
  }

  @BackgroundTask
  static void alwaysFails(App state, String secret) {
    throw new IllegalStateException("this task always fails");
  }

  @BackgroundTask
  static void failWith(App state, String text) {
    throw new IllegalStateException(text);
  }
}
