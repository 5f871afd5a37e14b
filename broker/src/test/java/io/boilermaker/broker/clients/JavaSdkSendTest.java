package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.assertNothingIn;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.AbandonOptions;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JavaSdkSendTest {

  private static final QueueSpec SPEC = QueueSpec.named(QUEUE);

  private JavaClients clients = JavaClients.withQueue();

  @AfterEach
  void close() {
    clients.close();
  }

  private void restart(QueueSpec... queues) {
    clients.close();
    clients = new JavaClients(queues);
  }

  @Test
  @DisplayName("B-17: application properties of every type come back as they were sent")
  void application_properties_of_every_type_come_back_as_sent() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("bool", true);
    properties.put("int", 7);
    properties.put("long", 1L << 40);
    properties.put("double", 1.5);
    properties.put("string", "text");
    properties.put("uuid", UUID.randomUUID());
    properties.put("date", new Date(1_700_000_000_000L));
    properties.put("offset", OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC));
    properties.put("duration", Duration.ofMinutes(90));
    properties.put("null", null);
    ServiceBusMessage message = new ServiceBusMessage("x");
    message.getApplicationProperties().putAll(properties);
    clients.sender().sendMessage(message);
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage received = one(receiver);
    assertThat(received.getApplicationProperties()).containsAllEntriesOf(properties);
    receiver.abandon(received);
    ServiceBusReceivedMessage again = one(receiver);
    assertThat(again.getApplicationProperties()).containsAllEntriesOf(properties);
  }

  @Test
  @DisplayName("B-17: described property types survive a change of properties")
  void described_types_survive_a_change_of_properties() {
    ServiceBusMessage message = new ServiceBusMessage("x");
    message.getApplicationProperties().put("duration", Duration.ofMinutes(90));
    clients.sender().sendMessage(message);
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.abandon(one(receiver), new AbandonOptions().setPropertiesToModify(Map.of("added", 1)));
    assertThat(one(receiver).getApplicationProperties())
        .containsEntry("duration", Duration.ofMinutes(90))
        .containsEntry("added", 1);
  }

  @Test
  @DisplayName("B-20: messages of 900 kB pass where the queue allows them")
  void very_large_messages_pass_where_allowed() {
    restart(SPEC.maxMessageBytes(1 << 20));
    byte[] body = new byte[900_000];
    ServiceBusSenderClient sender = clients.sender();
    for (int i = 0; i < 5; i++) {
      Arrays.fill(body, (byte) i);
      sender.sendMessage(new ServiceBusMessage(BinaryData.fromBytes(body.clone())));
    }
    ServiceBusReceiverClient receiver = clients.receiver();
    for (int i = 0; i < 5; i++) {
      ServiceBusReceivedMessage message = one(receiver);
      assertThat(message.getBody().toBytes()).hasSize(900_000).containsOnly(i);
      receiver.complete(message);
    }
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  @DisplayName("B-21: a batch is stored as messages with their own ids and properties")
  void batch_is_stored_as_messages() {
    ServiceBusSenderClient sender = clients.sender();
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    for (String id : List.of("a", "b", "c")) {
      ServiceBusMessage message = new ServiceBusMessage("body " + id).setMessageId(id);
      message.getApplicationProperties().put("own", id);
      assertThat(batch.tryAddMessage(message)).isTrue();
    }
    sender.sendMessages(batch);
    sender.sendMessages(List.of(new ServiceBusMessage("d"), new ServiceBusMessage("e")));
    List<ServiceBusReceivedMessage> received = receive(clients.receiver(), 5);
    assertThat(bodies(received)).containsExactly("body a", "body b", "body c", "d", "e");
    assertThat(received.get(1).getMessageId()).isEqualTo("b");
    assertThat(received.get(2).getApplicationProperties()).containsEntry("own", "c");
  }

  @Test
  void a_thousand_messages_in_batches_are_all_stored() {
    clients
        .sender()
        .sendMessages(
            IntStream.range(0, 1_000).mapToObj(i -> new ServiceBusMessage("m" + i)).toList());
    assertThat(clients.counts().active()).isEqualTo(1_000);
  }

  @Test
  void scheduled_message_is_invisible_until_it_is_due() {
    OffsetDateTime due = OffsetDateTime.now().plusHours(1);
    clients.sender().scheduleMessage(new ServiceBusMessage("x"), due);
    ServiceBusReceiverClient receiver = clients.receiver();
    assertNothingIn(receiver);
    assertThat(clients.counts().scheduled()).isEqualTo(1);
    clients.bus.advance(Duration.ofHours(1));
    ServiceBusReceivedMessage message = one(receiver);
    assertThat(message.getBody()).hasToString("x");
    assertThat(message.getScheduledEnqueueTime())
        .isEqualTo(due.truncatedTo(ChronoUnit.MILLIS).withOffsetSameInstant(ZoneOffset.UTC));
  }

  @Test
  void message_sent_with_a_scheduled_time_waits_too() {
    clients
        .sender()
        .sendMessage(
            new ServiceBusMessage("x")
                .setScheduledEnqueueTime(OffsetDateTime.now().plusMinutes(1)));
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 0, 0, 1, 0));
    clients.bus.advance(Duration.ofMinutes(1));
    assertThat(clients.counts().active()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-12: a cancelled message never arrives; cancelling again changes nothing")
  void cancelled_message_never_arrives() {
    ServiceBusSenderClient sender = clients.sender();
    OffsetDateTime due = OffsetDateTime.now().plusSeconds(30);
    // Collected, because each iteration over the SDK's result schedules again.
    List<Long> numbers = new ArrayList<>();
    sender
        .scheduleMessages(List.of(new ServiceBusMessage("a"), new ServiceBusMessage("b")), due)
        .forEach(numbers::add);
    long kept = sender.scheduleMessage(new ServiceBusMessage("kept"), due);
    assertThat(numbers).hasSize(2).doesNotContain(kept);
    sender.cancelScheduledMessages(numbers);
    assertThat(clients.counts().scheduled()).isEqualTo(1);
    clients.bus.advance(Duration.ofMinutes(1));
    assertThat(bodies(receive(clients.deletingReceiver(), 1))).containsExactly("kept");
  }

  @Test
  @DisplayName("B-14: a duplicate within the window is accepted but not stored")
  void duplicate_is_accepted_but_not_stored() {
    restart(SPEC.duplicateDetection(Duration.ofSeconds(30)));
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("first").setMessageId("id"));
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.complete(one(receiver));
    sender.sendMessage(new ServiceBusMessage("second").setMessageId("id"));
    sender.sendMessage(new ServiceBusMessage("no id"));
    sender.sendMessage(new ServiceBusMessage("no id"));
    assertThat(clients.counts().total()).isEqualTo(2);
    clients.bus.advance(Duration.ofSeconds(31));
    sender.sendMessage(new ServiceBusMessage("after the window").setMessageId("id"));
    assertThat(clients.counts().total()).isEqualTo(3);
  }

  @Test
  @DisplayName("B-14: a duplicate scheduled message gets a number but is not stored")
  void duplicate_scheduled_message_is_not_stored() {
    restart(SPEC.duplicateDetection(Duration.ofSeconds(30)));
    ServiceBusSenderClient sender = clients.sender();
    OffsetDateTime due = OffsetDateTime.now().plusMinutes(1);
    long first = sender.scheduleMessage(new ServiceBusMessage("a").setMessageId("id"), due);
    long second = sender.scheduleMessage(new ServiceBusMessage("b").setMessageId("id"), due);
    assertThat(second).isGreaterThan(first);
    assertThat(clients.counts().scheduled()).isEqualTo(1);
  }

  @Test
  void expired_message_is_dropped_by_default() {
    clients.sender().sendMessage(new ServiceBusMessage("x").setTimeToLive(Duration.ofSeconds(10)));
    clients.bus.advance(Duration.ofSeconds(9));
    assertThat(clients.counts().active()).isEqualTo(1);
    clients.bus.advance(Duration.ofSeconds(1));
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void expired_message_is_dead_lettered_where_the_queue_says_so() {
    restart(SPEC.timeToLive(Duration.ofSeconds(10)).deadLetterOnExpiry(true));
    clients.send("x");
    clients.bus.advance(Duration.ofSeconds(10));
    assertThat(one(clients.deadLetters()).getDeadLetterReason()).isEqualTo("TTLExpiredException");
  }

  @Test
  @DisplayName("B-11: a message whose life is shorter than its delay is still delivered")
  void life_of_a_scheduled_message_begins_when_it_is_due() {
    ServiceBusMessage message =
        new ServiceBusMessage("x")
            .setTimeToLive(Duration.ofSeconds(20))
            .setScheduledEnqueueTime(OffsetDateTime.now().plusSeconds(50));
    clients.sender().sendMessage(message);
    clients.bus.advance(Duration.ofSeconds(50));
    assertThat(bodies(clients.receiver().peekMessages(1))).containsExactly("x");
    clients.bus.advance(Duration.ofSeconds(20));
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void queue_names_are_the_same_in_any_letter_case() {
    clients.sender("TASKS").sendMessage(new ServiceBusMessage("x"));
    assertThat(bodies(receive(clients.receiver(), 1))).containsExactly("x");
  }
}
