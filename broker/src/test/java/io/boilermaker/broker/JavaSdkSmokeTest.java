package io.boilermaker.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaSdkSmokeTest {

  @Test
  void messageIsSentReceivedAndCompletedAndAScheduledOneComesLater() {
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
        ServiceBusSenderClient sender =
            new ServiceBusClientBuilder()
                .connectionString(bus.connectionString())
                .sender()
                .queueName("tasks")
                .buildClient();
        ServiceBusReceiverClient receiver =
            new ServiceBusClientBuilder()
                .connectionString(bus.connectionString())
                .receiver()
                .queueName("tasks")
                .buildClient()) {
      sender.sendMessage(new ServiceBusMessage("hello"));
      sender.scheduleMessage(new ServiceBusMessage("later"), OffsetDateTime.now().plusHours(1));
      List<ServiceBusReceivedMessage> received =
          receiver.receiveMessages(1, Duration.ofSeconds(5)).stream().toList();
      assertThat(received).hasSize(1);
      assertThat(received.get(0).getBody()).hasToString("hello");
      assertThat(received.get(0).getDeliveryCount()).isZero();
      receiver.complete(received.get(0));
      assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(0, 0, 0, 1, 0));
      bus.advance(Duration.ofHours(1));
      assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
      ServiceBusReceivedMessage later =
          receiver.receiveMessages(1, Duration.ofSeconds(5)).stream().findFirst().orElseThrow();
      assertThat(later.getBody()).hasToString("later");
      receiver.complete(later);
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }
}
