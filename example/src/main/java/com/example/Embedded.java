package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;

/** A program that publishes tasks and also runs them. */
public final class Embedded {

  private Embedded() {}

  public static void main(String[] args) {
    try (Boilermaker<App> app =
        Boilermaker.builder(App.create()).config(BoilermakerConfig.fromEnvironment()).build()) {
      app.publish(BackgroundTask1Tasks.task("first-arg", false));
      app.run(); // blocks until SIGTERM or SIGINT; start() and stop() do not
    }
  }
}
