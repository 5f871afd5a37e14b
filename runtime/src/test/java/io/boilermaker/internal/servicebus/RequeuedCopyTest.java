package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageId;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The count, the delay and the id of a message that returns to its queue. */
class RequeuedCopyTest {

  private static final String COUNT = "boilermaker-hand-backs";

  private static ServiceBusReceivedMessage received(@Nullable String id, @Nullable Object count) {
    ServiceBusReceivedMessage message =
        ReceivedMessages.withAnnotations(Map.of("x-opt-sequence-number", 42L));
    if (id != null) {
      message.getRawAmqpMessage().getProperties().setMessageId(new AmqpMessageId(id));
    }
    if (count != null) {
      message.getApplicationProperties().put(COUNT, count);
    }
    return message;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 4", "4, 16", "5, 30", "100, 30"})
  void a_requeued_message_is_counted_and_waits_longer_each_time(int before, int seconds) {
    MessageCopy copy = MessageCopy.requeue(received("id", before));

    assertThat(copy.redeliveries()).isEqualTo(before + 1);
    assertThat(copy.message().getApplicationProperties()).containsEntry(COUNT, before + 1);
    assertThat(copy.delay()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void a_released_message_returns_at_once_with_the_count_it_had() {
    MessageCopy copy = MessageCopy.release(received("id", 2), false);

    assertThat(copy.redeliveries()).isEqualTo(2);
    assertThat(copy.message().getApplicationProperties()).containsEntry(COUNT, 2);
    assertThat(copy.delay()).isZero();
  }

  @Test
  void a_release_is_counted_if_its_task_had_begun() {
    ServiceBusReceivedMessage message = received("id", null);
    assertThat(MessageCopy.interruptions(message)).isZero();
    message.getApplicationProperties().put("boilermaker-interruptions", 2);
    assertThat(MessageCopy.interruptions(message)).isEqualTo(2);

    MessageCopy begun = MessageCopy.release(message, true);
    MessageCopy waiting = MessageCopy.release(message, false);

    assertThat(begun.message().getApplicationProperties())
        .containsEntry("boilermaker-interruptions", 3);
    assertThat(waiting.message().getApplicationProperties())
        .containsEntry("boilermaker-interruptions", 2);
  }

  @Test
  void a_count_of_any_width_is_read_and_what_is_none_counts_as_nothing() {
    assertThat(MessageCopy.redeliveries(received("id", 3L))).isEqualTo(3);
    assertThat(MessageCopy.redeliveries(received("id", "3"))).isZero();
    assertThat(MessageCopy.redeliveries(received("id", null))).isZero();
  }

  /** The suffix for the number 42 has nine characters, and an id at most 128. */
  @Test
  void a_copy_has_another_id_of_at_most_128_characters() {
    assertThat(idOfCopy("id")).isEqualTo("id:again-42");
    assertThat(idOfCopy("id:again-7")).isEqualTo("id:again-42");
    assertThat(idOfCopy(null)).isEqualTo("42:again-42");
    assertThat(idOfCopy("i".repeat(119))).isEqualTo("i".repeat(119) + ":again-42").hasSize(128);
    assertThat(idOfCopy("i".repeat(120))).hasSize(36).doesNotContain("i");
  }

  private static String idOfCopy(@Nullable String id) {
    return MessageCopy.release(received(id, null), false).message().getMessageId();
  }
}
