package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;

/** Runs one task as the worker does, and ends: the classes that this loads go into an archive. */
public final class TrainingRun {

  private TrainingRun() {}

  public static void main(String[] args) throws InterruptedException {
    try (Boilermaker<App> app =
        Boilermaker.builder(App.create()).config(BoilermakerConfig.fromEnvironment()).build()) {
      app.start();
      BackgroundTask1Tasks.on(app).apply("first-arg", false);
      for (int tenths = 0; app.health().succeeded() == 0; tenths++) {
        if (tenths == 600) {
          throw new IllegalStateException("the task did not succeed within a minute");
        }
        Thread.sleep(100);
      }
    }
  }
}
