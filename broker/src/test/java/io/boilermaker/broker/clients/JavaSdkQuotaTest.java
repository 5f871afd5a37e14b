package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker whose messages may take 100 kB. */
@Timeout(60)
class JavaSdkQuotaTest {

  private static final OffsetDateTime LATER = OffsetDateTime.now().plusHours(1);

  @TempDir Path directory;

  private LocalServiceBus start(boolean durable) {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).maxBytes(100_000);
    return (durable ? builder.data(directory.resolve("data")) : builder).start();
  }

  private static ServiceBusMessage message() {
    return new ServiceBusMessage("x".repeat(30_000));
  }

  private static void assertFull(ThrowingCallable send) {
    assertThatThrownBy(send)
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e -> assertThat(e.getReason()).isEqualTo(ServiceBusFailureReason.QUOTA_EXCEEDED))
        .hasMessageContaining("The maximum size of the broker has been reached");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void beyond_it_sends_are_refused_until_messages_go(boolean durable) {
    try (JavaClients clients = new JavaClients(start(durable))) {
      ServiceBusSenderClient sender = clients.sender();
      sender.sendMessage(message());
      sender.scheduleMessage(message(), LATER);
      sender.sendMessage(message());
      assertFull(() -> sender.sendMessage(message()));
      assertFull(() -> sender.scheduleMessage(message(), LATER));
      assertFull(() -> sender.sendMessages(List.of(message(), message())));
      sender.sendMessage(new ServiceBusMessage("a small one"));
      ServiceBusReceiverClient receiver = clients.receiver();
      receiver.deadLetter(one(receiver));
      assertThat(clients.counts().deadLettered()).isEqualTo(1);
      assertFull(() -> sender.sendMessage(message()));
      receiver.complete(one(receiver));
      sender.sendMessage(message());
      assertThat(clients.counts().total()).isEqualTo(4);
    }
  }

  @Test
  void a_durable_broker_that_starts_full_refuses_sends_and_gives_out_messages() {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).data(directory.resolve("data"));
    try (JavaClients clients = new JavaClients(builder.maxBytes(100_000).start())) {
      clients.sender().sendMessages(List.of(message(), message()));
    }
    try (JavaClients clients = new JavaClients(builder.maxBytes(50_000).start())) {
      ServiceBusSenderClient sender = clients.sender();
      assertFull(() -> sender.sendMessage(new ServiceBusMessage("a")));
      ServiceBusReceiverClient receiver = clients.receiver();
      receiver.complete(one(receiver));
      receiver.complete(one(receiver));
      sender.sendMessage(message());
    }
  }

  @Test
  void one_reply_has_only_a_part_of_the_messages() {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder().queue(QueueSpec.named(QUEUE)).maxBytes(4_000_000);
    try (JavaClients clients = new JavaClients(builder.start())) {
      ServiceBusSenderClient sender = clients.sender();
      for (int i = 0; i < 20; i++) {
        sender.sendMessage(new ServiceBusMessage("x".repeat(100_000)));
      }
      ServiceBusReceiverClient receiver = clients.receiver();
      assertThat(receiver.peekMessages(20)).hasSizeBetween(8, 10);
      assertThat(receiver.peekMessages(20)).hasSizeBetween(8, 10);
      List<Long> numbers = new ArrayList<>();
      for (ServiceBusReceivedMessage each : JavaClients.receive(receiver, 20)) {
        receiver.defer(each);
        numbers.add(each.getSequenceNumber());
      }
      assertThatThrownBy(() -> receiver.receiveDeferredMessageBatch(numbers).forEach(m -> {}))
          .hasStackTraceContaining("receive fewer of them at once");
      receiver
          .receiveDeferredMessageBatch(numbers.subList(0, 5))
          .forEach(each -> receiver.complete(each));
      assertThat(clients.counts().deferred()).isEqualTo(15);
    }
  }

  @Test
  void a_transaction_that_does_not_fit_is_not_committed() {
    try (JavaClients clients = new JavaClients(start(false))) {
      ServiceBusSenderClient sender = clients.sender();
      sender.sendMessage(message());
      ServiceBusTransactionContext transaction = sender.createTransaction();
      sender.sendMessage(message(), transaction);
      sender.sendMessage(message(), transaction);
      assertFull(() -> sender.sendMessage(message()));
      sender.rollbackTransaction(transaction);
      sender.sendMessage(message());
      ServiceBusTransactionContext large = sender.createTransaction();
      sender.sendMessage(message(), large);
      assertThatThrownBy(
              () -> {
                // The SDK reports this one as success: see TransactionLimitsTest.
                sender.sendMessage(message(), large);
                sender.commitTransaction(large);
              })
          .isInstanceOf(RuntimeException.class);
      assertThat(clients.counts().total()).isEqualTo(2);
      sender.sendMessage(message());
    }
  }

  @Test
  void the_ends_of_connections_free_what_their_transactions_have_reserved() {
    try (LocalServiceBus bus = start(false);
        JavaClients second = new JavaClients(bus, bus.connectionString())) {
      ServiceBusSenderClient sender = second.sender();
      try (JavaClients first = new JavaClients(bus, bus.connectionString())) {
        ServiceBusTransactionContext transaction = first.sender().createTransaction();
        first.sender().sendMessage(message(), transaction);
        first.sender().sendMessage(message(), transaction);
        first.sender().sendMessage(message(), transaction);
        assertFull(() -> sender.sendMessage(message()));
        bus.faults().dropConnections();
      }
      sender.sendMessage(message());
      assertThat(bus.counts(QUEUE).active()).isEqualTo(1);
    }
  }

  @Test
  void an_idle_transaction_frees_what_it_has_reserved_when_its_time_is_over() {
    try (LocalServiceBus bus = start(false);
        JavaClients clients = new JavaClients(bus, bus.connectionString())) {
      ServiceBusSenderClient sender = clients.sender();
      ServiceBusTransactionContext transaction = sender.createTransaction();
      sender.sendMessage(message(), transaction);
      sender.sendMessage(message(), transaction);
      sender.sendMessage(message(), transaction);
      assertFull(() -> sender.sendMessage(message()));
      bus.advance(Duration.ofMinutes(3));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(
              () -> {
                sender.sendMessage(message());
                return true;
              });
    }
  }
}
