package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.junit.ServiceBusExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The broker in JUnit, as a user would have it. */
class ExtensionTest {

  @RegisterExtension final ServiceBusExtension serviceBus = ServiceBusExtension.withQueues("tasks");

  @Test
  void each_test_has_its_own_broker(LocalServiceBus bus) {
    assertThat(bus.counts("tasks").total()).isZero();
  }
}
