package io.boilermaker.benchmarks.soak;

import io.boilermaker.RetryException;
import io.boilermaker.RetryPolicy;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.RetryMode;

/** The tasks of the soak. */
final class SoakTasks {

  private SoakTasks() {}

  /** Succeeds at its last try only; each try publishes a follow-up, its retry or its callback. */
  @BackgroundTask
  static void parent(SoakApp app, TaskContext context, int millis, int tries)
      throws InterruptedException {
    app.begin(context);
    Thread.sleep(millis);
    app.end(context);
    if (context.attempt() < tries) {
      throw new RetryException("try again", RetryPolicy.ofSeconds(tries, 0, 0, RetryMode.FIXED));
    }
  }

  /** Runs as the callback of a parent. */
  @BackgroundTask
  static void child(SoakApp app, TaskContext context, int millis) throws InterruptedException {
    app.begin(context);
    Thread.sleep(millis);
    app.end(context);
  }
}
