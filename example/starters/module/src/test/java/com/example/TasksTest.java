package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TasksTest {

  @Test
  void the_task_runs() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
        Boilermaker<App> app = application(bus)) {
      app.start();
      BackgroundTask1Tasks.on(app).apply("first-arg", false);

      bus.runUntilQuiet(Duration.ofSeconds(10), "tasks");

      assertEquals(1, app.health().succeeded());
    }
  }

  private static Boilermaker<App> application(LocalServiceBus bus) {
    BoilermakerConfig config =
        BoilermakerConfig.builder()
            .connectionString(bus.connectionString())
            .queueName("tasks")
            .build();
    return Boilermaker.builder(App.create()).config(config).build();
  }
}
