package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.Task;

/** Publishes a chain: each step runs if the one before it succeeded. */
public final class Chains {

  private Chains() {}

  static Task workflow() {
    return Task.chain(
            ABackgroundTaskTasks.task("success"),
            HappyPathTasks.task(),
            ABackgroundTaskTasks.task("fail"))
        .onAnyFailure(SadPathTasks.task());
  }

  public static void main(String[] args) {
    try (Boilermaker<?> app = Boilermaker.getDefault()) {
      app.publish(workflow());
    }
  }
}
