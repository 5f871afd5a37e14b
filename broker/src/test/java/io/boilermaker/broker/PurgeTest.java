package io.boilermaker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PurgeTest {

  private static final QueueCounts EMPTY = new QueueCounts(0, 0, 0, 0, 0);

  @TempDir private Path folder;

  private LocalServiceBus start(boolean durable) {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder()
            .queue(QueueSpec.named("tasks").duplicateDetection(Duration.ofMinutes(10)));
    return (durable ? builder.data(folder.resolve("data")) : builder).start();
  }

  // N-D12
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void messages_of_each_state_are_gone_with_their_locks_and_ids(boolean durable) {
    try (LocalServiceBus bus = start(durable)) {
      var clients = new ServiceBusClientBuilder().connectionString(bus.connectionString());
      try (var sender = clients.sender().queueName("tasks").buildClient();
          var receiver =
              clients.receiver().queueName("tasks").disableAutoComplete().buildClient()) {
        ServiceBusReceivedMessage locked = fill(sender, receiver);
        assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(1, 1, 1, 1, 1));

        bus.purge();

        assertThat(bus.counts("tasks")).isEqualTo(EMPTY);
        assertThatThrownBy(() -> receiver.complete(locked)).isInstanceOf(ServiceBusException.class);
        bus.advance(Duration.ofDays(20));
        assertThat(bus.counts("tasks")).isEqualTo(EMPTY);
        bus.purge();
        sender.sendMessage(new ServiceBusMessage("again").setMessageId("active"));
        assertThat(bus.counts("tasks").active()).isEqualTo(1);
      }
    }
    if (durable) {
      try (LocalServiceBus bus = start(/* durable= */ true)) {
        assertThat(bus.peek("tasks")).extracting(PeekedMessage::body).containsExactly("again");
      }
    }
  }

  private static ServiceBusReceivedMessage fill(
      ServiceBusSenderClient sender, ServiceBusReceiverClient receiver) {
    sender.sendMessage(new ServiceBusMessage("a").setMessageId("dead"));
    receiver.deadLetter(next(receiver));
    sender.sendMessage(new ServiceBusMessage("b").setMessageId("deferred"));
    receiver.defer(next(receiver));
    sender.sendMessage(new ServiceBusMessage("c").setMessageId("locked"));
    ServiceBusReceivedMessage locked = next(receiver);
    sender.scheduleMessage(
        new ServiceBusMessage("d").setMessageId("scheduled"),
        OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
    sender.sendMessage(new ServiceBusMessage("e").setMessageId("active"));
    return locked;
  }

  private static ServiceBusReceivedMessage next(ServiceBusReceiverClient receiver) {
    return receiver.receiveMessages(1).iterator().next();
  }
}
