package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.Boilermaker;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.junit.ServiceBusExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
@DirtiesContext // ends the worker before the broker
class MailTasksTest {

  @RegisterExtension
  static final ServiceBusExtension BROKER = ServiceBusExtension.withQueues("tasks");

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("tasks.connection-string", () -> BROKER.bus().connectionString());
  }

  @Autowired Boilermaker<Services> boilermaker;
  @Autowired Mailer mailer;

  @Test
  void the_task_uses_the_beans(LocalServiceBus bus) {
    SendMailTasks.on(boilermaker).apply("a@example.com");

    bus.runUntilQuiet(Duration.ofSeconds(10), "tasks");

    assertThat(mailer.sent).containsExactly("a@example.com");
  }
}
