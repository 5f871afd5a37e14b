package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.junit.ServiceBusExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One broker for a class, as a user would have it. */
class SharedExtensionTest {

  @RegisterExtension
  static final ServiceBusExtension SHARED = ServiceBusExtension.withQueues("tasks");

  @BeforeAll
  static void the_broker_is_there_before_the_first_test() {
    System.setProperty("servicebus", SHARED.bus().connectionString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty("servicebus");
  }

  // N-D12
  @Test
  void a_test_has_the_broker_that_was_there_before(LocalServiceBus bus) {
    assertThat(System.getProperty("servicebus")).isEqualTo(bus.connectionString());
  }
}
