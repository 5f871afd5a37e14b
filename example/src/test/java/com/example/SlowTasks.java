package com.example;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;

/** Tasks of the tests' own, and so a second registry on the class path. */
final class SlowTasks {

  private SlowTasks() {}

  @BackgroundTask
  static void takeTime(App state, TaskContext context, long millis) throws InterruptedException {
    System.out.println("slow begin " + context.deliveryCount());
    Thread.sleep(millis);
    System.out.println("slow end");
  }
}
