package com.example;

import io.boilermaker.TaskResult;
import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Retry;

/** Tasks that succeed or fail as their argument says, and the callbacks of these tasks. */
final class CallbackTasks {

  private CallbackTasks() {}

  @BackgroundTask(name = "a_background_task", retry = @Retry(maxTries = 1))
  static TaskResult aBackgroundTask(App state, String param) {
    if (param.equals("success")) {
      System.out.println("Things seem to be going really well");
      return TaskResult.success();
    }
    if (param.equals("fail")) {
      return TaskResult.failure("told to fail");
    }
    throw new IllegalArgumentException("Exceptions are a bummer!");
  }

  @BackgroundTask(name = "happy_path", retry = @Retry(maxTries = 1))
  static void happyPath(App state) {
    System.out.println("Everything is great!");
  }

  @BackgroundTask(name = "sad_path", retry = @Retry(maxTries = 1))
  static void sadPath(App state) {
    System.out.println("Everything is sad");
  }
}
