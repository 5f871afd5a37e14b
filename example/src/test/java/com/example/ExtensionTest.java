package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.RetryPolicy;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.junit.ServiceBusExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The broker in JUnit, as a user would have it. */
class ExtensionTest {

  @RegisterExtension final ServiceBusExtension serviceBus = ServiceBusExtension.withQueues("tasks");

  @Test
  void each_test_has_its_own_broker(LocalServiceBus bus) {
    assertThat(bus.counts("tasks").total()).isZero();
  }

  @Test
  void what_fails_for_good_is_a_dead_letter() {
    try (Boilermaker<App> app = application(serviceBus.bus())) {
      app.start();
      app.publish(ThrowingTaskTasks.task("throwing").withPolicy(RetryPolicy.noRetry()));

      serviceBus
          .assertQueue("tasks")
          .within(Duration.ofSeconds(10))
          .hasDeadLetterReasons("ProcessingError")
          .hasActive(0);
    }
  }

  private static Boilermaker<App> application(LocalServiceBus bus) {
    return Boilermaker.builder(App.create())
        .config(
            BoilermakerConfig.builder()
                .connectionString(bus.connectionString())
                .queueName("tasks")
                .build())
        .build();
  }
}
