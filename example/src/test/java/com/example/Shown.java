package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A broker, a worker on it, and what its tasks print. */
final class Shown implements AutoCloseable {

  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named("tasks"))
          .queue(QueueSpec.named("billing"))
          .start();
  private final Boilermaker<App> app =
      Boilermaker.builder(App.create())
          .config(
              BoilermakerConfig.builder()
                  .connectionString(bus.connectionString())
                  .queueName("tasks")
                  .build())
          .build();
  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  Shown() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    app.start();
  }

  Boilermaker<App> app() {
    return app;
  }

  QueueCounts counts(String queue) {
    return bus.counts(queue);
  }

  /** Waits for a message that is scheduled, and lets so much time pass. */
  void skip(Duration delay) {
    Awaitility.await().until(() -> counts("tasks").scheduled() > 0);
    bus.advance(delay);
  }

  /** Waits until nothing is left to do but dead letters. */
  void awaitQuiet() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> counts("tasks").total() == counts("tasks").deadLettered());
  }

  /** The lines that tasks printed so far. */
  List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    System.setOut(terminal);
    app.close();
    bus.close();
  }
}
