package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageId;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageCopyTest {

  private static ServiceBusReceivedMessage received(String id, long sequenceNumber) {
    ServiceBusReceivedMessage received =
        ReceivedMessages.withAnnotations(Map.of("x-opt-sequence-number", sequenceNumber));
    received.getRawAmqpMessage().getProperties().setMessageId(new AmqpMessageId(id));
    return received;
  }

  private static ServiceBusReceivedMessage received(MessageCopy copy) {
    ServiceBusReceivedMessage received = received(copy.message().getMessageId(), 2);
    received.getApplicationProperties().putAll(copy.message().getApplicationProperties());
    return received;
  }

  @Test
  void a_copy_has_another_id_within_the_services_limit() {
    MessageCopy copy = MessageCopy.requeue(received("id", 7));
    assertThat(copy.message().getMessageId()).isEqualTo("id:again-7");
    assertThat(MessageCopy.requeue(received(copy)).message().getMessageId())
        .isEqualTo("id:again-2");
    String fits = "x".repeat(128 - ":again-7".length());
    assertThat(MessageCopy.requeue(received(fits, 7)).message().getMessageId())
        .isEqualTo(fits + ":again-7");
    assertThat(MessageCopy.requeue(received(fits + "x", 7)).message().getMessageId()).hasSize(36);
    assertThat(MessageCopy.release(received("x".repeat(128), 7)).message().getMessageId())
        .hasSize(36);
  }

  @Test
  void a_release_does_not_restart_the_count_of_redeliveries() {
    MessageCopy first = MessageCopy.requeue(received("id", 1));
    MessageCopy second = MessageCopy.requeue(received(first));
    assertThat(first.redeliveries()).isEqualTo(1);
    assertThat(second.redeliveries()).isEqualTo(2);

    MessageCopy released = MessageCopy.release(received(second));
    assertThat(released.redeliveries()).isEqualTo(2);
    assertThat(released.delay()).isZero();
    assertThat(MessageCopy.redeliveries(received(released))).isEqualTo(2);
    assertThat(MessageCopy.requeue(received(released)).redeliveries()).isEqualTo(3);
  }
}
