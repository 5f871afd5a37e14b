package io.boilermaker.benchmarks.soak;

import io.boilermaker.RetryException;
import io.boilermaker.RetryPolicy;
import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.RetryMode;
import org.jspecify.annotations.Nullable;

/** The tasks of the soak. */
final class SoakTasks {

  private SoakTasks() {}

  /**
   * Succeeds or fails at its last try only; each try publishes a follow-up, its retry or its
   * callback.
   */
  @BackgroundTask
  static @Nullable Object parent(
      SoakApp app, TaskContext context, int millis, int tries, Misbehaviour misbehaviour)
      throws Throwable {
    app.begin(context);
    Thread.sleep(millis);
    var body = new ParentBody(app, context, tries, misbehaviour);
    return body.run();
  }

  /** Runs as the callback of a parent. */
  @BackgroundTask
  static void child(SoakApp app, TaskContext context, int millis) throws InterruptedException {
    app.begin(context);
    Thread.sleep(millis);
    app.end(context);
  }

  /** Is published by tasks while they run; nobody counts it. */
  @BackgroundTask
  static void aside(SoakApp app) {}

  static RetryException retry(int tries) {
    return new RetryException("try again", RetryPolicy.ofSeconds(tries, 0, 0, RetryMode.FIXED));
  }
}
