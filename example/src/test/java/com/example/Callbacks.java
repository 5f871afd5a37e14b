package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.Task;

/** Publishes tasks with callbacks. */
public final class Callbacks {

  private Callbacks() {}

  /** Makes a task that succeeds. */
  static Task happyTask() {
    return ABackgroundTaskTasks.task("success").then(HappyPathTasks.task());
  }

  /** Makes a task that throws. */
  static Task sadTask() {
    return ABackgroundTaskTasks.task("uh oh!")
        .onSuccess(HappyPathTasks.task()) // does not run
        .onFailure(SadPathTasks.task());
  }

  public static void main(String[] args) {
    try (Boilermaker<?> app = Boilermaker.getDefault()) {
      app.publish(happyTask());
      app.publish(sadTask());
    }
  }
}
