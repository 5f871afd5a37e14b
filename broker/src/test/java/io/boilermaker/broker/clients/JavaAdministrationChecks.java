package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceExistsException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import com.azure.messaging.servicebus.administration.models.AccessRights;
import com.azure.messaging.servicebus.administration.models.AuthorizationRule;
import com.azure.messaging.servicebus.administration.models.CreateQueueOptions;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import com.azure.messaging.servicebus.administration.models.SharedAccessAuthorizationRule;
import io.boilermaker.broker.LocalServiceBus;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The checks of administration with the Java SDK. */
final class JavaAdministrationChecks {

  private final ServiceBusAdministrationClient client;

  JavaAdministrationChecks(LocalServiceBus bus) {
    this.client = AdministrationClients.client(bus);
  }

  Map<String, Consumer<JavaBench>> checks() {
    Map<String, Consumer<JavaBench>> checks = new LinkedHashMap<>();
    checks.put("admin-create", this::create);
    checks.put("admin-rules", this::rules);
    checks.put("admin-read", this::read);
    checks.put(
        "admin-list",
        bench ->
            assertThat(client.listQueues())
                .extracting(QueueProperties::getName)
                .contains(bench.queue(), "send"));
    checks.put("admin-counts", this::counts);
    checks.put("admin-update", this::update);
    checks.put("admin-delete", this::delete);
    checks.put(
        "admin-exists",
        bench ->
            assertThatThrownBy(() -> client.createQueue(bench.queue()))
                .isInstanceOf(ResourceExistsException.class));
    checks.put(
        "admin-missing",
        bench -> {
          assertThatThrownBy(() -> client.getQueue("none"))
              .isInstanceOf(ResourceNotFoundException.class);
          assertThatThrownBy(() -> client.deleteQueue("none"))
              .isInstanceOf(ResourceNotFoundException.class);
          QueueProperties gone = client.createQueue("soon-gone");
          client.deleteQueue("soon-gone");
          assertThatThrownBy(() -> client.updateQueue(gone))
              .isInstanceOf(ResourceNotFoundException.class);
        });
    checks.put(
        "admin-refused",
        bench -> {
          assertIsRefused(new CreateQueueOptions().setSessionRequired(true), "sessions are not");
          assertIsRefused(new CreateQueueOptions().setForwardTo("send"), "forwarding is not");
          assertThatThrownBy(() -> client.createTopic("refused"))
              .hasMessageContaining("Only queues are supported");
        });
    return checks;
  }

  private void create(JavaBench bench) {
    CreateQueueOptions options =
        new CreateQueueOptions()
            .setLockDuration(Duration.ofSeconds(20))
            .setMaxDeliveryCount(4)
            .setDefaultMessageTimeToLive(Duration.ofHours(2))
            .setDeadLetteringOnMessageExpiration(true)
            .setDuplicateDetectionRequired(true)
            .setDuplicateDetectionHistoryTimeWindow(Duration.ofMinutes(3))
            .setMaxMessageSizeInKilobytes(2_048);
    QueueProperties created = client.createQueue("java-created", options);
    assertThat(created.getName()).isEqualTo("java-created");
    assertThat(created.getMaxDeliveryCount()).isEqualTo(4);
    bench.sender("java-created").sendMessage(new ServiceBusMessage("x"));
    assertThat(bodies(receive(bench.receiver("java-created"), 1))).containsExactly("x");
  }

  private void rules(JavaBench bench) {
    CreateQueueOptions options = new CreateQueueOptions();
    options
        .getAuthorizationRules()
        .add(
            new SharedAccessAuthorizationRule(
                "sender", "first", "second", List.of(AccessRights.SEND)));
    client.createQueue("java-rules", options);
    assertThat(client.getQueue("java-rules").getAuthorizationRules())
        .extracting(
            AuthorizationRule::getKeyName,
            AuthorizationRule::getPrimaryKey,
            AuthorizationRule::getSecondaryKey,
            AuthorizationRule::getAccessRights)
        .containsExactly(tuple("sender", "first", "second", List.of(AccessRights.SEND)));
    for (String key : List.of("first", "second")) {
      bench.sender("java-rules", "sender", key).sendMessage(new ServiceBusMessage("x"));
    }
    assertThat(bodies(receive(bench.receiver("java-rules"), 2))).containsExactly("x", "x");
  }

  private void read(JavaBench bench) {
    QueueProperties queue = client.getQueue(bench.queue());
    assertThat(queue.getLockDuration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(queue.getMaxDeliveryCount()).isEqualTo(3);
    assertThat(queue.isDuplicateDetectionRequired()).isFalse();
    assertThat(client.getQueueExists(bench.queue())).isTrue();
    assertThat(client.getNamespaceProperties().getName()).isEqualTo("localhost");
  }

  private void counts(JavaBench bench) {
    bench.send("a", "b", "c");
    bench
        .sender()
        .scheduleMessage(new ServiceBusMessage("later"), OffsetDateTime.now().plusHours(1));
    ServiceBusReceiverClient receiver = bench.receiver();
    receiver.deadLetter(one(receiver));
    one(receiver);
    QueueRuntimeProperties counts = client.getQueueRuntimeProperties(bench.queue());
    assertThat(counts.getActiveMessageCount()).isEqualTo(2);
    assertThat(counts.getDeadLetterMessageCount()).isEqualTo(1);
    assertThat(counts.getScheduledMessageCount()).isEqualTo(1);
    assertThat(counts.getTotalMessageCount()).isEqualTo(4);
    assertThat(counts.getCreatedAt()).isBeforeOrEqualTo(OffsetDateTime.now());
  }

  private void update(JavaBench bench) {
    QueueProperties changed = client.getQueue(bench.queue()).setMaxDeliveryCount(1);
    assertThat(client.updateQueue(changed).getMaxDeliveryCount()).isEqualTo(1);
    bench.send("x");
    ServiceBusReceiverClient receiver = bench.receiver();
    receiver.abandon(one(receiver));
    assertThat(bodies(receive(bench.deadLetters(), 1))).containsExactly("x");
  }

  private void delete(JavaBench bench) {
    ServiceBusSenderClient sender = bench.sender();
    sender.sendMessage(new ServiceBusMessage("x"));
    client.deleteQueue(bench.queue());
    assertThat(client.getQueueExists(bench.queue())).isFalse();
    JavaChecks.assertFails(
        ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND,
        () -> sender.sendMessage(new ServiceBusMessage("x")));
  }

  private void assertIsRefused(CreateQueueOptions options, String reason) {
    assertThatThrownBy(() -> client.createQueue("refused", options))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining(reason);
  }

  /** Its failure is expected; if it ever succeeds, the page has to say so. */
  static CheckResult plain(LocalServiceBus bus) {
    String id = "admin-plain";
    String why = "it drops the port and always speaks TLS: a policy that rewrites the URL helps";
    ServiceBusAdministrationClient plain =
        new ServiceBusAdministrationClientBuilder()
            .connectionString(bus.administrationConnectionString())
            .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .buildClient();
    try {
      plain.getQueue("send");
      return new CheckResult(CheckResult.Kind.OK, id, "");
    } catch (RuntimeException e) {
      return new CheckResult(CheckResult.Kind.KNOWN, id, why);
    }
  }
}
