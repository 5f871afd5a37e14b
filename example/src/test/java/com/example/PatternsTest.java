package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.PublishOptions;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatternsTest {

  private final LocalServiceBus bus =
      LocalServiceBus.builder()
          .queue(QueueSpec.named("tasks").duplicateDetection(Duration.ofMinutes(10)))
          .start();

  private Boilermaker<App> application() {
    var config =
        BoilermakerConfig.builder().connectionString(bus.connectionString()).queueName("tasks");
    return Boilermaker.builder(App.create()).config(config.build()).build();
  }

  @Test
  void a_scheduled_call_is_cancelled_by_its_number() {
    try (bus;
        var app = application();
        var sender =
            new ServiceBusClientBuilder()
                .connectionString(bus.connectionString())
                .sender()
                .queueName("tasks")
                .buildClient()) {
      Task task =
          BackgroundTask1Tasks.on(app).apply(PublishOptions.delayed(Duration.ofHours(1)), "later");
      assertThat(bus.counts("tasks").scheduled()).isEqualTo(1);

      Patterns.cancel(sender, task);

      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  @Test
  void a_repeated_call_has_one_successor_even_if_it_runs_twice() {
    try (bus;
        var app = application()) {
      Boilermaker.setDefault(app);
      app.start();
      Instant now = Instant.now();
      TidyUpTasks.apply(now);
      TidyUpTasks.apply(now);

      await().until(() -> app.health().succeeded() == 2);

      assertThat(bus.counts("tasks").scheduled()).isEqualTo(1);
    }
  }
}
