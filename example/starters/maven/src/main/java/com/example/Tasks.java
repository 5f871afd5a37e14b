package com.example;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;

/** The task of the complete example. */
final class Tasks {

  private Tasks() {}

  @BackgroundTask(name = "background_task1")
  static void backgroundTask1(App state, String somearg, @Default("true") boolean somekwarg) {
    System.out.println(state.data().get("key"));
    System.out.println(state);
    System.out.println(somearg);
    System.out.println(somekwarg);
  }
}
