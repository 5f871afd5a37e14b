package io.boilermaker.broker.junit;

import static io.boilermaker.broker.junit.QueueAssert.assertQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class QueueAssertTest {

  @RegisterExtension
  final ServiceBusExtension serviceBus =
      ServiceBusExtension.withQueues(QueueSpec.named("tasks").maxDeliveryCount(2));

  private ServiceBusSenderClient sender;
  private ServiceBusReceiverClient receiver;

  @BeforeEach
  void connect() {
    var builder =
        new ServiceBusClientBuilder().connectionString(serviceBus.bus().connectionString());
    sender = builder.sender().queueName("tasks").buildClient();
    receiver = builder.receiver().queueName("tasks").buildClient();
  }

  @AfterEach
  void disconnect() {
    receiver.close();
    sender.close();
  }

  private static ServiceBusMessage message(String id, String body) {
    return new ServiceBusMessage(body).setMessageId(id);
  }

  private ServiceBusReceivedMessage receive() {
    return receiver.receiveMessages(1).iterator().next();
  }

  /** One message in each state. */
  private void fill(OffsetDateTime due) {
    sender.sendMessage(message("dead", "d").setSubject("s"));
    receiver.deadLetter(
        receive(),
        new DeadLetterOptions()
            .setDeadLetterReason("TaskFailed")
            .setDeadLetterErrorDescription("it was too late"));
    sender.sendMessage(message("spent", "s"));
    receiver.abandon(receive());
    receiver.abandon(receive());
    sender.sendMessage(message("apart", "a"));
    receiver.defer(receive());
    sender.sendMessage(message("held", "h"));
    receive();
    sender.sendMessage(message("next", "{\"task_id\":\n \"x\"}"));
    sender.scheduleMessage(message("later", "l"), due);
  }

  @Test
  void a_queue_that_holds_what_it_should_passes() {
    fill(OffsetDateTime.now().plusHours(1));
    serviceBus
        .assertQueue("tasks")
        .hasActive(1)
        .hasLocked(1)
        .hasDeferred(1)
        .hasScheduled(1)
        .hasDeadLettered(2)
        .hasDeadLetterReasons("TaskFailed", "MaxDeliveryCountExceeded")
        .matches("an id", messages -> messages.get(0).messageId().equals("apart"));
  }

  @Test
  void an_empty_queue_is_empty(LocalServiceBus bus) {
    assertQueue(bus, "tasks").isEmpty().hasActive(0).hasDeadLettered(0).hasDeadLetterReasons();
    assertFails(q -> q.hasDeadLettered(1), "hold 1 dead letter, but it is empty");
  }

  private void assertFails(Consumer<QueueAssert> assertion, String text) {
    assertThatThrownBy(() -> assertion.accept(serviceBus.assertQueue("tasks")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("queue 'tasks' should " + text);
  }

  @Test
  void a_failure_shows_each_message() {
    OffsetDateTime due = OffsetDateTime.parse("2999-01-31T12:00:00Z");
    fill(due);
    String content =
        """
        , but it holds:
          deferred #3, id apart, delivery count 1, body a
          locked #4, id held, body h
          active #5, id next, body {"task_id":  "x"}
          scheduled #6 for 2999-01-31T12:00:00Z, id later, body l
          dead letter #1, id dead, reason TaskFailed (it was too late), body d
          dead letter #2, id spent, delivery count 2, reason MaxDeliveryCountExceeded \
        (Message could not be consumed after 2 delivery attempts.), body s""";
    assertFails(q -> q.hasActive(2), "hold 2 active messages" + content);
    assertFails(q -> q.hasLocked(0), "hold 0 locked messages" + content);
    assertFails(q -> q.hasDeferred(2), "hold 2 deferred messages" + content);
    assertFails(q -> q.hasScheduled(2), "hold 2 scheduled messages" + content);
    assertFails(q -> q.hasDeadLettered(1), "hold 1 dead letter" + content);
    assertFails(
        q -> q.hasDeadLetterReasons("TaskFailed"), "hold dead letters for [TaskFailed]" + content);
    assertFails(QueueAssert::isEmpty, "hold nothing" + content);
    assertFails(q -> q.matches("a miracle", m -> false), "hold a miracle" + content);
  }

  @Test
  void a_failure_shows_the_beginning_of_what_is_long() {
    sender.sendMessage(message("a", "x".repeat(250)));
    assertFails(
        QueueAssert::isEmpty,
        "hold nothing, but it holds:\n  active #1, id a, body " + "x".repeat(200) + "…");
    for (int i = 0; i < 51; i++) {
      sender.sendMessage(message("b", "y"));
    }
    assertThatThrownBy(() -> serviceBus.assertQueue("tasks").isEmpty())
        .hasMessageContaining("\n  active #50, id b, body y\n  and 2 more")
        .hasMessageNotContaining("#51");
  }

  @Test
  void an_assertion_waits_for_the_queue_to_get_there_and_not_longer() {
    QueueAssert patient = serviceBus.assertQueue("tasks").within(Duration.ofSeconds(20));
    serviceBus.bus().faults().delay(Duration.ofMillis(200));
    Thread later = new Thread(() -> sender.sendMessage(message("a", "b")));
    later.start();
    patient.hasActive(1).hasLocked(0);
    assertThatThrownBy(
            () -> serviceBus.assertQueue("tasks").within(Duration.ofMillis(50)).hasActive(2))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "queue 'tasks' should hold 2 active messages within PT0.05S, but it holds:\n"
                + "  active #1, id a, body b");
  }

  @Test
  void peek_shows_messages_as_they_are(LocalServiceBus bus) {
    ServiceBusMessage message = message("a", "ä");
    message.getApplicationProperties().putAll(Map.of("number", 7L));
    sender.sendMessage(message);
    sender.sendMessage(
        new ServiceBusMessage(AmqpMessageBody.fromValue(List.of(1, "two"))).setMessageId("b"));
    sender.sendMessage(new ServiceBusMessage(BinaryData.fromBytes(new byte[0])));
    List<PeekedMessage> messages = bus.peek("tasks");
    assertThat(messages.get(0))
        .isEqualTo(new PeekedMessage(State.ACTIVE, 1, "a", 0, null, Map.of("number", 7L), "ä"));
    assertThat(messages.get(1).body()).isEqualTo("[1, two]");
    assertThat(messages.get(2).body()).isEmpty();
    assertThat(messages.get(2).messageId()).hasSize(32);
    assertThat(bus.counts("tasks").active()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_asked_is_refused(LocalServiceBus bus) {
    assertThatThrownBy(() -> assertQueue(bus, "none").isEmpty())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no queue 'none'");
    assertThatThrownBy(() -> assertQueue(bus, "tasks").within(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the patience must not be negative: PT-0.001S");
  }
}
