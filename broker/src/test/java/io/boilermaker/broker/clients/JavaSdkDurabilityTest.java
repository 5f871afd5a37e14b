package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.assertNothingIn;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker on the data directory of an earlier one has everything that was confirmed. */
class JavaSdkDurabilityTest {

  private static final QueueSpec SPEC = QueueSpec.named(QUEUE).maxDeliveryCount(3);

  @TempDir private Path folder;
  private JavaClients clients;

  @BeforeEach
  void open() {
    clients = JavaClients.withData(folder.resolve("data"), SPEC);
  }

  @AfterEach
  void close() {
    clients.close();
  }

  private void restart(QueueSpec... queues) {
    clients.close();
    clients = JavaClients.withData(folder.resolve("data"), queues);
  }

  @Test
  void messages_come_in_their_order_with_their_numbers_and_properties() {
    ServiceBusMessage message = new ServiceBusMessage("a").setMessageId("id").setSubject("s");
    message.getApplicationProperties().put("key", 5L);
    clients.sender().sendMessage(message);
    clients.send("b", "c");
    restart(SPEC);
    clients.send("d");
    List<ServiceBusReceivedMessage> received = receive(clients.receiver(), 4);
    assertThat(bodies(received)).containsExactly("a", "b", "c", "d");
    assertThat(received)
        .extracting(ServiceBusReceivedMessage::getSequenceNumber)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(received.get(0).getMessageId()).isEqualTo("id");
    assertThat(received.get(0).getSubject()).isEqualTo("s");
    assertThat(received.get(0).getApplicationProperties()).containsEntry("key", 5L);
  }

  @Test
  void what_was_settled_does_not_come_back_and_its_number_is_not_given_again() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.complete(one(receiver));
    clients.send("b");
    one(clients.deletingReceiver());
    restart(SPEC);
    assertThat(clients.counts().total()).isZero();
    clients.send("c");
    assertThat(one(clients.receiver()).getSequenceNumber()).isEqualTo(3);
  }

  @Test
  void a_lost_lock_counts_as_a_failed_delivery() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.abandon(
        one(receiver), new AbandonOptions().setPropertiesToModify(Map.of("tried", true)));
    assertThat(one(receiver).getDeliveryCount()).isEqualTo(1);
    assertThat(clients.counts().locked()).isEqualTo(1);
    restart(SPEC);
    ServiceBusReceivedMessage again = one(clients.receiver());
    assertThat(again.getDeliveryCount()).isEqualTo(2);
    assertThat(again.getApplicationProperties()).containsEntry("tried", true);
    restart(SPEC);
    assertThat(one(clients.deadLetters()).getDeadLetterReason())
        .isEqualTo("MaxDeliveryCountExceeded");
  }

  @Test
  void scheduled_messages_keep_their_time_and_can_be_cancelled() {
    ServiceBusSenderClient sender = clients.sender();
    OffsetDateTime time = OffsetDateTime.now().plusHours(1);
    sender.scheduleMessage(new ServiceBusMessage("kept"), time);
    long cancelled = sender.scheduleMessage(new ServiceBusMessage("cancelled"), time);
    restart(SPEC);
    assertThat(clients.counts().scheduled()).isEqualTo(2);
    clients.sender().cancelScheduledMessage(cancelled);
    restart(SPEC);
    assertThat(clients.counts().scheduled()).isEqualTo(1);
    clients.bus.advance(Duration.ofMinutes(61));
    assertThat(one(clients.receiver()).getBody().toString()).isEqualTo("kept");
  }

  @Test
  void deferred_messages_wait_for_their_number() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    receiver.defer(message);
    restart(SPEC);
    ServiceBusReceiverClient later = clients.receiver();
    assertNothingIn(later);
    later.complete(later.receiveDeferredMessage(message.getSequenceNumber()));
    restart(SPEC);
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void dead_letters_keep_why_they_are_dead() {
    clients.send("a");
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.deadLetter(
        one(receiver),
        new DeadLetterOptions()
            .setDeadLetterReason("reason")
            .setDeadLetterErrorDescription("description")
            .setPropertiesToModify(Map.of("key", "value")));
    restart(SPEC);
    ServiceBusReceivedMessage dead = one(clients.deadLetters());
    assertThat(dead.getDeadLetterReason()).isEqualTo("reason");
    assertThat(dead.getDeadLetterErrorDescription()).isEqualTo("description");
    assertThat(dead.getApplicationProperties()).containsEntry("key", "value");
    assertThat(dead.getDeadLetterSource()).isEqualTo(QUEUE);
    assertThat(dead.getEnqueuedSequenceNumber()).isEqualTo(1);
  }

  @Test
  void ids_of_the_duplicate_window_are_remembered_for_as_long_as_it_lasts() {
    QueueSpec spec = SPEC.duplicateDetection(Duration.ofMinutes(10));
    restart(spec);
    clients.sender().sendMessage(new ServiceBusMessage("a").setMessageId("id"));
    one(clients.deletingReceiver());
    clients.bus.advance(Duration.ofMinutes(9));
    restart(spec);
    clients.sender().sendMessage(new ServiceBusMessage("a").setMessageId("id"));
    assertThat(clients.counts().total()).isZero();
    clients.bus.advance(Duration.ofMinutes(2));
    clients.sender().sendMessage(new ServiceBusMessage("a").setMessageId("id"));
    assertThat(clients.counts().total()).isEqualTo(1);
  }

  @Test
  void a_life_goes_on_while_no_broker_runs() {
    clients.sender().sendMessage(new ServiceBusMessage("a").setTimeToLive(Duration.ofMinutes(10)));
    restart(SPEC);
    clients.bus.advance(Duration.ofMinutes(9));
    restart(SPEC);
    assertThat(clients.counts().active()).isEqualTo(1);
    clients.bus.advance(Duration.ofMinutes(2));
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void batches_and_transactions_are_there_as_a_whole() {
    ServiceBusSenderClient sender = clients.sender();
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    List.of("a", "b", "c").forEach(body -> batch.tryAddMessage(new ServiceBusMessage(body)));
    sender.sendMessages(batch);
    ServiceBusTransactionContext committed = sender.createTransaction();
    sender.sendMessage(new ServiceBusMessage("d"), committed);
    sender.sendMessage(new ServiceBusMessage("e"), committed);
    sender.commitTransaction(committed);
    ServiceBusTransactionContext open = sender.createTransaction();
    sender.sendMessage(new ServiceBusMessage("f"), open);
    restart(SPEC);
    assertThat(clients.counts().total()).isEqualTo(5);
    assertThat(bodies(receive(clients.receiver(), 5))).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void queues_stay_though_nobody_names_them_and_new_settings_count() {
    restart(SPEC, QueueSpec.named("Other").maxDeliveryCount(7));
    clients.sender("other").sendMessage(new ServiceBusMessage("a"));
    clients.send("b");
    restart(SPEC.maxDeliveryCount(1));
    assertThat(clients.bus.counts("other").active()).isEqualTo(1);
    ServiceBusReceiverClient receiver = clients.receiver();
    receiver.abandon(one(receiver));
    assertThat(clients.counts().deadLettered()).isEqualTo(1);
    restart();
    ServiceBusReceiverClient other = clients.own(clients.receiver("other").buildClient());
    other.abandon(one(other));
    assertThat(clients.bus.counts("other").active()).isEqualTo(1);
  }

  @Test
  void queues_are_as_administration_clients_left_them() {
    Path administered = folder.resolve("administered");
    try (LocalServiceBus bus =
        LocalServiceBus.builder().data(administered).administration(0).start()) {
      ServiceBusAdministrationClient client = AdministrationClients.client(bus);
      client.createQueue("deleted");
      client.deleteQueue("deleted");
      client.createQueue("changed");
      client.updateQueue(client.getQueue("changed").setMaxDeliveryCount(7));
    }
    try (LocalServiceBus bus =
        LocalServiceBus.builder().data(administered).administration(0).start()) {
      ServiceBusAdministrationClient client = AdministrationClients.client(bus);
      assertThat(client.listQueues())
          .extracting(QueueProperties::getName)
          .containsExactly("changed");
      assertThat(client.getQueue("changed").getMaxDeliveryCount()).isEqualTo(7);
    }
  }
}
