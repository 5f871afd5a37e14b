package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.QUEUE;
import static io.boilermaker.broker.clients.JavaClients.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceExistsException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.CreateQueueOptions;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaSdkAdministrationTest {

  private final JavaClients clients =
      new JavaClients(
          LocalServiceBus.builder()
              .queue(QueueSpec.named(QUEUE).maxDeliveryCount(3))
              .administration(0)
              .start());
  private final ServiceBusAdministrationClient client = AdministrationClients.client(clients.bus);

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void a_queue_is_created_with_its_settings_and_used_at_once() {
    CreateQueueOptions options =
        new CreateQueueOptions()
            .setLockDuration(Duration.ofSeconds(20))
            .setMaxDeliveryCount(4)
            .setDefaultMessageTimeToLive(Duration.ofHours(2))
            .setDeadLetteringOnMessageExpiration(true)
            .setDuplicateDetectionRequired(true)
            .setDuplicateDetectionHistoryTimeWindow(Duration.ofMinutes(3))
            .setMaxMessageSizeInKilobytes(2_048);
    assertIsAsAsked(client.createQueue("Created/Here", options));
    assertIsAsAsked(client.getQueue("created/here"));
    ServiceBusSenderClient sender = clients.sender("created/here");
    sender.sendMessage(new ServiceBusMessage("x").setMessageId("same"));
    sender.sendMessage(new ServiceBusMessage("x").setMessageId("same"));
    assertThat(clients.bus.counts("created/here").active()).isEqualTo(1);
    clients.bus.advance(Duration.ofHours(2));
    assertThat(clients.bus.counts("created/here").deadLettered()).isEqualTo(1);
  }

  private static void assertIsAsAsked(QueueProperties queue) {
    assertThat(queue.getName()).isEqualTo("Created/Here");
    assertThat(queue.getLockDuration()).isEqualTo(Duration.ofSeconds(20));
    assertThat(queue.getMaxDeliveryCount()).isEqualTo(4);
    assertThat(queue.getDefaultMessageTimeToLive()).isEqualTo(Duration.ofHours(2));
    assertThat(queue.isDeadLetteringOnMessageExpiration()).isTrue();
    assertThat(queue.isDuplicateDetectionRequired()).isTrue();
    assertThat(queue.getDuplicateDetectionHistoryTimeWindow()).isEqualTo(Duration.ofMinutes(3));
    assertThat(queue.getMaxMessageSizeInKilobytes()).isEqualTo(2_048);
  }

  @Test
  void a_queue_created_without_settings_has_the_defaults() {
    QueueProperties queue = client.createQueue("plain");
    assertThat(queue.getMaxDeliveryCount()).isEqualTo(10);
    assertThat(queue.getDefaultMessageTimeToLive()).isGreaterThan(Duration.ofDays(10_000_000));
    assertThat(queue.isDuplicateDetectionRequired()).isFalse();
    assertThatThrownBy(() -> client.createQueue("PLAIN"))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining("SubCode=40900. Conflict. There is already a queue 'PLAIN'.");
  }

  @Test
  void a_deleted_queue_is_gone_and_its_links_are_closed() {
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusSenderClient sender = clients.sender();
    sender.sendMessage(new ServiceBusMessage("x"));
    one(receiver);
    client.deleteQueue(QUEUE);
    assertThatThrownBy(() -> sender.sendMessage(new ServiceBusMessage("x")))
        .isInstanceOfSatisfying(
            ServiceBusException.class,
            e ->
                assertThat(e.getReason())
                    .isEqualTo(ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND));
    assertThatThrownBy(() -> one(receiver)).hasStackTraceContaining("could not be found");
    assertThat(client.getQueueExists(QUEUE)).isFalse();
    assertThatThrownBy(() -> client.deleteQueue(QUEUE))
        .isInstanceOf(ResourceNotFoundException.class);
    client.createQueue(QUEUE);
    assertThat(clients.counts().total()).isZero();
    sender.sendMessage(new ServiceBusMessage("y"));
    assertThat(clients.counts().active()).isEqualTo(1);
  }

  @Test
  void a_transaction_that_sends_to_a_deleted_queue_is_rolled_back() {
    ServiceBusReceiverClient receiver = clients.receiver();
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    clients.sender().sendMessage(new ServiceBusMessage("x"), transaction);
    client.deleteQueue(QUEUE);
    assertThatThrownBy(() -> receiver.commitTransaction(transaction))
        .hasMessageContaining("rolled back");
  }

  @Test
  void a_queue_is_changed() {
    clients.send("x");
    QueueProperties queue = client.getQueue(QUEUE);
    queue.setMaxDeliveryCount(1).setLockDuration(Duration.ofSeconds(5));
    assertThat(client.updateQueue(queue).getMaxDeliveryCount()).isEqualTo(1);
    one(clients.receiver());
    clients.bus.advance(Duration.ofSeconds(5));
    assertThat(clients.counts().deadLettered()).isEqualTo(1);
    client.deleteQueue(QUEUE);
    assertThatThrownBy(() -> client.updateQueue(queue))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void all_queues_are_listed_page_by_page() {
    LocalServiceBus.Builder builder = LocalServiceBus.builder().administration(0);
    IntStream.range(0, 150).forEach(i -> builder.queue(QueueSpec.named("q" + i)));
    try (LocalServiceBus bus = builder.start()) {
      ServiceBusAdministrationClient many = AdministrationClients.client(bus);
      assertThat(many.listQueues())
          .extracting(QueueProperties::getName)
          .hasSize(150)
          .startsWith("q0")
          .endsWith("q149");
      assertThat(many.listQueues().iterableByPage()).hasSize(2);
      assertThat(many.listTopics()).isEmpty();
    }
  }

  @Test
  void what_is_not_supported_is_refused_with_the_reason() {
    assertIsRefused(
        new CreateQueueOptions().setSessionRequired(true), "RequiresSession: sessions are not");
    assertIsRefused(
        new CreateQueueOptions().setForwardTo(QUEUE), "ForwardTo: forwarding is not supported");
    assertIsRefused(
        new CreateQueueOptions().setAutoDeleteOnIdle(Duration.ofMinutes(5)), "AutoDeleteOnIdle");
    assertIsRefused(
        new CreateQueueOptions().setLockDuration(Duration.ofMinutes(6)), "at most PT5M");
    assertThatThrownBy(() -> client.createTopic("topic"))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining("Only queues are supported by this broker");
    QueueProperties queue = client.getQueue(QUEUE);
    assertThat(queue.getMaxDeliveryCount()).isEqualTo(3);
  }

  private void assertIsRefused(CreateQueueOptions options, String reason) {
    assertThatThrownBy(() -> client.createQueue("refused", options))
        .isInstanceOfSatisfying(
            HttpResponseException.class,
            e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(400))
        .hasMessageContaining(reason);
    assertThat(client.getQueueExists("refused")).isFalse();
  }
}
