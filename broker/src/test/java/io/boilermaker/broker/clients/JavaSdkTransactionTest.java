package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.CompleteOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.DeferOptions;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaSdkTransactionTest {

  private static final OffsetDateTime PAST = OffsetDateTime.parse("2020-01-01T00:00:00Z");

  private final JavaClients clients = JavaClients.withQueue();
  private final ServiceBusReceiverClient receiver = clients.receiver();
  private final ServiceBusSenderClient sender = clients.sender();

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void send_and_complete_happen_together_at_the_commit() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    sender.sendMessage(new ServiceBusMessage("next"), transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    receiver.commitTransaction(transaction);
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
    assertThat(bodies(receive(receiver, 1))).containsExactly("next");
  }

  // N-B02
  @Test
  void a_transaction_may_be_the_first_that_a_client_with_a_key_asks_for() {
    try (LocalServiceBus bus =
        LocalServiceBus.builder()
            .queue(QueueSpec.named(QUEUE))
            .queue(QueueSpec.named("other"))
            .sharedAccessKey("a+key/with=signs")
            .start()) {
      for (boolean isForAll : new boolean[] {false, true}) {
        ServiceBusClientBuilder builder =
            new ServiceBusClientBuilder().connectionString(bus.connectionString());
        if (isForAll) {
          builder.enableCrossEntityTransactions();
        }
        try (ServiceBusSenderClient first = builder.sender().queueName(QUEUE).buildClient();
            ServiceBusSenderClient second = builder.sender().queueName("other").buildClient()) {
          ServiceBusTransactionContext transaction = first.createTransaction();
          first.sendMessage(new ServiceBusMessage("a"), transaction);
          if (isForAll) {
            second.sendMessage(new ServiceBusMessage("b"), transaction);
          }
          first.commitTransaction(transaction);
        }
      }
      assertThat(bus.counts(QUEUE).active()).isEqualTo(2);
      assertThat(bus.counts("other").active()).isEqualTo(1);
    }
  }

  @Test
  void scheduling_is_part_of_a_transaction_too() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    long now = sender.scheduleMessage(new ServiceBusMessage("now"), PAST, transaction);
    long later =
        sender.scheduleMessage(
            new ServiceBusMessage("later"), OffsetDateTime.now().plusHours(1), transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    receiver.commitTransaction(transaction);
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 0, 0, 1, 0));
    assertThat(one(receiver).getSequenceNumber()).isEqualTo(now);
    sender.cancelScheduledMessage(later);
    assertThat(clients.counts().scheduled()).isZero();
  }

  @Test
  void rollback_leaves_the_message_locked_and_the_other_unsent() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    sender.sendMessage(new ServiceBusMessage("next"), transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    receiver.rollbackTransaction(transaction);
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
    clients.bus.advance(Duration.ofSeconds(31));
    assertThat(bodies(receive(receiver, 1))).containsExactly("old");
  }

  @Test
  void every_settlement_can_be_part_of_a_transaction() {
    clients.send("abandoned", "deferred", "dead");
    var messages = receive(receiver, 3);
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    receiver.abandon(messages.get(0), new AbandonOptions().setTransactionContext(transaction));
    receiver.defer(messages.get(1), new DeferOptions().setTransactionContext(transaction));
    receiver.deadLetter(
        messages.get(2),
        new DeadLetterOptions().setDeadLetterReason("why").setTransactionContext(transaction));
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 3, 0, 0, 0));
    receiver.commitTransaction(transaction);
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 0, 1, 0, 1));
  }

  @Test
  void a_commit_after_the_lock_is_lost_fails_and_changes_nothing() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    sender.scheduleMessage(new ServiceBusMessage("next"), PAST, transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    clients.bus.advance(Duration.ofSeconds(31));
    assertThatThrownBy(() -> receiver.commitTransaction(transaction))
        .hasMessageContaining("rolled back");
    assertThat(clients.counts()).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
  }

  @Test
  void a_refused_part_loses_the_whole_transaction() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    clients.bus.faults().refuse(Operation.SEND, 1, "amqp:not-allowed");
    assertThatThrownBy(
            () -> sender.scheduleMessage(new ServiceBusMessage("next"), PAST, transaction))
        .hasMessageContaining("a test wants it so");
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    assertThatThrownBy(() -> receiver.commitTransaction(transaction))
        .hasMessageContaining("rolled back");
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
  }

  @Test
  void a_connection_that_is_lost_rolls_its_transactions_back() {
    ServiceBusReceivedMessage message = receiveOne();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    sender.sendMessage(new ServiceBusMessage("next"), transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    clients.bus.faults().dropConnections();
    assertThatThrownBy(() -> receiver.commitTransaction(transaction)).isNotNull();
    assertThat(clients.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
  }

  @Test
  void transactions_are_independent_of_each_other() {
    ServiceBusTransactionContext first = receiver.createTransaction();
    ServiceBusTransactionContext second = receiver.createTransaction();
    sender.sendMessage(new ServiceBusMessage("first"), first);
    sender.sendMessage(new ServiceBusMessage("second"), second);
    receiver.rollbackTransaction(first);
    receiver.commitTransaction(second);
    assertThat(bodies(receive(receiver, 1))).containsExactly("second");
    assertThat(clients.counts().total()).isEqualTo(1);
  }

  @Test
  void a_transaction_takes_a_hundred_messages_and_no_more() {
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    var hundred = IntStream.range(0, 100).mapToObj(i -> new ServiceBusMessage("m" + i)).toList();
    sender.scheduleMessages(hundred, PAST, transaction).forEach(number -> {});
    assertThatThrownBy(
            () -> sender.scheduleMessage(new ServiceBusMessage("one more"), PAST, transaction))
        .hasMessageContaining("Cannot send more than 100 messages in a single transaction.");
    assertThatThrownBy(() -> receiver.commitTransaction(transaction))
        .hasMessageContaining("rolled back");
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void a_transaction_that_has_ended_or_took_too_long_is_refused() {
    ServiceBusTransactionContext ended = receiver.createTransaction();
    receiver.commitTransaction(ended);
    assertThatThrownBy(() -> sender.scheduleMessage(new ServiceBusMessage("a"), PAST, ended))
        .hasMessageContaining("There is no such transaction");
    assertThatThrownBy(() -> receiver.commitTransaction(ended))
        .hasMessageContaining("There is no such transaction");
    ServiceBusTransactionContext late = receiver.createTransaction();
    clients.bus.advance(Duration.ofMinutes(3));
    assertThatThrownBy(() -> sender.scheduleMessage(new ServiceBusMessage("a"), PAST, late))
        .hasMessageContaining("timed out");
    assertThat(clients.counts().total()).isZero();
  }

  @Test
  void another_queue_needs_a_client_that_enabled_cross_entity_transactions() {
    try (var two = new JavaClients(QueueSpec.named(QUEUE), QueueSpec.named("other"))) {
      two.send("a");
      ServiceBusReceiverClient source = two.receiver();
      ServiceBusReceivedMessage message = one(source);
      ServiceBusSenderClient other = two.sender("other");
      ServiceBusTransactionContext transaction = source.createTransaction();
      source.complete(message, new CompleteOptions().setTransactionContext(transaction));
      assertThatThrownBy(() -> other.scheduleMessage(new ServiceBusMessage("b"), PAST, transaction))
          .hasMessageContaining("cross-entity transactions must be enabled");
      source.rollbackTransaction(transaction);

      ServiceBusClientBuilder crossing =
          JavaClients.builder(two.bus).enableCrossEntityTransactions();
      two.bus.advance(Duration.ofMinutes(2));
      ServiceBusReceiverClient via = two.own(crossing.receiver().queueName(QUEUE).buildClient());
      ServiceBusSenderClient target = two.own(crossing.sender().queueName("other").buildClient());
      ServiceBusReceivedMessage again = one(via);
      ServiceBusTransactionContext across = via.createTransaction();
      via.complete(again, new CompleteOptions().setTransactionContext(across));
      target.sendMessage(new ServiceBusMessage("b"), across);
      target.scheduleMessage(new ServiceBusMessage("c"), PAST, across);
      via.commitTransaction(across);
      assertThat(two.counts().total()).isZero();
      assertThat(two.bus.counts("other").active()).isEqualTo(2);
    }
  }

  @Test
  void a_namespace_without_transactions_says_so() {
    try (LocalServiceBus basic =
            LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).transactions(false).start();
        ServiceBusReceiverClient plain =
            JavaClients.builder(basic).receiver().queueName(QUEUE).buildClient()) {
      assertThatThrownBy(plain::createTransaction)
          .hasMessageContaining("Transactions are not supported by this namespace.");
    }
  }

  private ServiceBusReceivedMessage receiveOne() {
    clients.send("old");
    return one(receiver);
  }
}
