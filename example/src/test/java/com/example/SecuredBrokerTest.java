package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that others must not use, as the documentation has them. */
class SecuredBrokerTest {

  @Test
  void each_rule_has_a_connection_string() {
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .queue(QueueSpec.named("tasks"))
            .rule("publisher", "a-key", AccessRight.SEND)
            .rule("worker", "another-key", AccessRight.LISTEN, AccessRight.SEND)
            .start()) {
      String connectionString = bus.connectionString("publisher");
      assertThat(connectionString).contains("SharedAccessKeyName=publisher");
    }
  }

  @Test
  void clients_are_told_to_trust_the_certificate(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("broker.pem");
    try (LocalServiceBus bus =
        LocalServiceBus.builder().queue(QueueSpec.named("tasks")).tls(Tls.selfSigned()).start()) {
      Files.writeString(file, bus.certificate());
      assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----");
    }
  }
}
