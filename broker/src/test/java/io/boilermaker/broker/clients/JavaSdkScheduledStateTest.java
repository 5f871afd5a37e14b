package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The state of messages that were scheduled, once they are due. */
@Timeout(60)
class JavaSdkScheduledStateTest {

  private final JavaClients clients = JavaClients.withQueue();
  private final ServiceBusReceiverClient receiver = clients.receiver();

  /** Two messages that were scheduled, in either way, before one that was not. */
  @BeforeEach
  void send() {
    ServiceBusSenderClient sender = clients.sender();
    OffsetDateTime later = OffsetDateTime.now().plusHours(1);
    sender.scheduleMessage(new ServiceBusMessage("a"), later);
    sender.sendMessage(new ServiceBusMessage("b").setScheduledEnqueueTime(later));
    clients.bus.advance(Duration.ofHours(2));
    sender.sendMessage(new ServiceBusMessage("c"));
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private List<ServiceBusReceivedMessage> receiveAll() {
    List<ServiceBusReceivedMessage> messages = receive(receiver, 3);
    assertThat(JavaClients.bodies(messages)).containsExactly("a", "b", "c");
    return messages;
  }

  private static void assertStates(
      List<ServiceBusReceivedMessage> messages, ServiceBusMessageState... states) {
    assertThat(messages).extracting(ServiceBusReceivedMessage::getState).containsExactly(states);
  }

  // N-B09
  @Test
  void they_are_received_as_scheduled_each_time() {
    for (int i = 0; i < 2; i++) {
      List<ServiceBusReceivedMessage> messages = receiveAll();
      assertStates(
          messages,
          ServiceBusMessageState.SCHEDULED,
          ServiceBusMessageState.SCHEDULED,
          ServiceBusMessageState.ACTIVE);
      messages.forEach(receiver::abandon);
    }
  }

  // N-B09
  @Test
  void a_deferred_one_is_deferred() {
    List<ServiceBusReceivedMessage> messages = receiveAll();
    messages.forEach(receiver::defer);
    assertThat(receiver.peekMessages(3))
        .extracting(ServiceBusReceivedMessage::getState)
        .containsOnly(ServiceBusMessageState.DEFERRED);
    ServiceBusReceivedMessage again =
        receiver.receiveDeferredMessage(messages.get(0).getSequenceNumber());
    assertThat(again.getState()).isEqualTo(ServiceBusMessageState.DEFERRED);
  }
}
