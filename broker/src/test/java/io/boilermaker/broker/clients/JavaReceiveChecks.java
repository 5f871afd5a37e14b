package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.assertNothingIn;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.AbandonOptions;
import com.azure.messaging.servicebus.models.CompleteOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.azure.messaging.servicebus.models.DeferOptions;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import io.boilermaker.broker.QueueCounts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The checks of receiving and settling with the Java SDK. */
final class JavaReceiveChecks {

  private final Map<String, Consumer<JavaBench>> checks = new LinkedHashMap<>();

  Map<String, Consumer<JavaBench>> checks() {
    addSettling();
    addDeadLettering();
    addReceiving();
    addLocks();
    addExpiry();
    addTransactions();
    addRefusals();
    return checks;
  }

  private void addSettling() {
    checks.put(
        "peek-lock",
        bench -> {
          bench.send("x");
          one(bench.receiver());
          assertNothingIn(bench.receiver());
        });
    checks.put(
        "complete",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          receiver.complete(one(receiver));
          assertThat(receiver.peekMessage()).isNull();
        });
    checks.put(
        "abandon",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          receiver.abandon(one(receiver));
          assertThat(one(receiver).getDeliveryCount()).isEqualTo(1);
        });
    checks.put(
        "abandon-properties",
        bench -> {
          ServiceBusMessage sent = new ServiceBusMessage("x");
          sent.getApplicationProperties().putAll(Map.of("kept", 1, "changed", 1));
          bench.sender().sendMessage(sent);
          ServiceBusReceiverClient receiver = bench.receiver();
          Map<String, Object> changes = Map.of("changed", 2, "added", "n");
          ServiceBusReceivedMessage first = one(receiver);
          receiver.abandon(first, new AbandonOptions().setPropertiesToModify(changes));
          ServiceBusReceivedMessage second = one(receiver);
          assertThat(second.getApplicationProperties())
              .isEqualTo(Map.of("kept", 1, "changed", 2, "added", "n"));
          assertThat(second.getSequenceNumber()).isEqualTo(first.getSequenceNumber());
          assertThat(second.getLockToken()).isNotEqualTo(first.getLockToken());
        });
    // B-08
    checks.put("defer", JavaReceiveChecks::defer);
    checks.put(
        "defer-properties",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          ServiceBusReceivedMessage message = one(receiver);
          receiver.defer(message, new DeferOptions().setPropertiesToModify(Map.of("why", "later")));
          assertThat(
                  receiver
                      .receiveDeferredMessage(message.getSequenceNumber())
                      .getApplicationProperties())
              .containsEntry("why", "later");
        });
  }

  private static void defer(JavaBench bench) {
    bench.send("x");
    ServiceBusReceiverClient receiver = bench.receiver();
    ServiceBusReceivedMessage message = one(receiver);
    receiver.defer(message);
    assertNothingIn(receiver);
    long number = message.getSequenceNumber();
    ServiceBusReceivedMessage deferred = receiver.receiveDeferredMessage(number);
    assertThat(deferred.getBody()).hasToString("x");
    assertThat(deferred.getState()).isEqualTo(ServiceBusMessageState.DEFERRED);
    assertThat(deferred.getDeliveryCount()).isEqualTo(1);
    receiver.abandon(deferred);
    ServiceBusReceivedMessage again = receiver.receiveDeferredMessage(number);
    assertThat(again.getDeliveryCount()).isEqualTo(2);
    receiver.complete(again);
    // The client treats the answer that there is no message as an empty one.
    assertThatThrownBy(() -> receiver.receiveDeferredMessage(number))
        .isInstanceOf(ServiceBusException.class);
  }

  private void addDeadLettering() {
    // B-08
    checks.put("dead-letter", JavaReceiveChecks::deadLetter);
    checks.put(
        "dead-letter-properties",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          receiver.deadLetter(
              one(receiver), new DeadLetterOptions().setPropertiesToModify(Map.of("extra", 7)));
          assertThat(one(bench.deadLetters()).getApplicationProperties()).containsEntry("extra", 7);
        });
    checks.put("dead-letter-queue", JavaReceiveChecks::deadLetterQueue);
  }

  private static void deadLetter(JavaBench bench) {
    bench.sender().sendMessage(new ServiceBusMessage("x").setMessageId("dead"));
    ServiceBusReceiverClient receiver = bench.receiver();
    receiver.deadLetter(
        one(receiver),
        new DeadLetterOptions()
            .setDeadLetterReason("reason")
            .setDeadLetterErrorDescription("description"));
    assertNothingIn(receiver);
    ServiceBusReceivedMessage dead = one(bench.deadLetters());
    assertThat(dead.getMessageId()).isEqualTo("dead");
    assertThat(dead.getBody()).hasToString("x");
    assertThat(dead.getDeadLetterReason()).isEqualTo("reason");
    assertThat(dead.getDeadLetterErrorDescription()).isEqualTo("description");
    assertThat(dead.getDeadLetterSource()).isEqualTo(bench.queue());
  }

  private static void deadLetterQueue(JavaBench bench) {
    bench.send("x");
    ServiceBusReceiverClient receiver = bench.receiver();
    receiver.deadLetter(one(receiver));
    ServiceBusReceiverClient deadLetters = bench.deadLetters();
    assertThat(deadLetters.peekMessages(5)).hasSize(1);
    deadLetters.abandon(one(deadLetters));
    ServiceBusReceivedMessage message = one(deadLetters);
    deadLetters.renewMessageLock(message);
    deadLetters.defer(message);
    deadLetters.complete(deadLetters.receiveDeferredMessage(message.getSequenceNumber()));
    assertThat(bench.deadLetters().peekMessages(5)).isEmpty();
  }

  private void addReceiving() {
    checks.put(
        "receive-and-delete",
        bench -> {
          bench.send("a", "b");
          ServiceBusReceiverClient receiver = bench.deletingReceiver();
          assertThat(bodies(receive(receiver, 2))).containsExactly("a", "b");
          assertThat(receiver.peekMessages(5)).isEmpty();
        });
    checks.put(
        "share",
        bench -> {
          bench.send("a", "b");
          assertThat(bodies(List.of(one(bench.receiver()), one(bench.receiver()))))
              .containsExactlyInAnyOrder("a", "b");
        });
    // B-19
    checks.put(
        "empty",
        bench -> {
          ServiceBusReceiverClient receiver = bench.receiver();
          assertNothingIn(receiver);
          bench.send("later");
          ServiceBusReceivedMessage message = one(receiver);
          assertThat(message.getBody()).hasToString("later");
          assertThat(message.getDeliveryCount()).isZero();
        });
    checks.put(
        "processor",
        bench -> {
          bench.send(IntStream.range(0, 200).mapToObj(i -> "m" + i).toArray(String[]::new));
          Set<String> seen = ConcurrentHashMap.newKeySet();
          ServiceBusProcessorClient processor =
              bench.processor(
                  20, message -> assertThat(seen.add(message.getBody().toString())).isTrue());
          processor.start();
          await().until(() -> seen.size() == 200);
          await().until(() -> bench.counts().total() == 0);
        });
    // B-09
    checks.put(
        "delivery-count",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          assertThat(receiver.peekMessage().getDeliveryCount()).isZero();
          assertThat(one(receiver).getDeliveryCount()).isZero();
        });
    // B-09
    checks.put("delivery-limit", JavaReceiveChecks::deliveryLimit);
  }

  private static void deliveryLimit(JavaBench bench) {
    bench.send("x");
    ServiceBusReceiverClient receiver = bench.receiver();
    for (int count = 0; count < 3; count++) {
      ServiceBusReceivedMessage message = one(receiver);
      assertThat(message.getDeliveryCount()).isEqualTo(count);
      receiver.abandon(message);
    }
    ServiceBusReceivedMessage dead = one(bench.deadLetters());
    assertThat(dead.getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
    assertThat(dead.getDeadLetterErrorDescription()).contains("3");
    assertThat(dead.getDeliveryCount()).isEqualTo(3);
  }

  private void addLocks() {
    // B-02
    checks.put(
        "renew",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          ServiceBusReceivedMessage message = one(receiver);
          OffsetDateTime first = message.getLockedUntil();
          await().until(() -> OffsetDateTime.now().isAfter(first.minusSeconds(2)));
          assertThat(receiver.renewMessageLock(message)).isAfter(first);
          await().until(() -> OffsetDateTime.now().isAfter(first.plus(100, ChronoUnit.MILLIS)));
          receiver.complete(message);
        });
    checks.put("auto-renew", JavaReceiveChecks::autoRenew);
    checks.put(
        "lock-expiry",
        bench -> {
          bench.send("x");
          one(bench.receiver());
          assertThat(one(bench.receiver()).getDeliveryCount()).isEqualTo(1);
        });
    // B-01
    checks.put(
        "lock-lost",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          ServiceBusReceivedMessage message = one(receiver);
          ServiceBusReceivedMessage again = one(receiver);
          JavaChecks.assertFails(
              ServiceBusFailureReason.MESSAGE_LOCK_LOST, () -> receiver.complete(message));
          receiver.complete(again);
          JavaChecks.assertFails(
              ServiceBusFailureReason.MESSAGE_LOCK_LOST, () -> receiver.renewMessageLock(again));
        });
  }

  /** Keeps a message much longer than its lock of five seconds. */
  private static void autoRenew(JavaBench bench) {
    bench.send("slow");
    List<ServiceBusReceivedMessage> done = new ArrayList<>();
    OffsetDateTime end = OffsetDateTime.now().plusSeconds(8);
    ServiceBusProcessorClient processor =
        bench.processor(
            1,
            message -> {
              await().atMost(Duration.ofSeconds(20)).until(() -> OffsetDateTime.now().isAfter(end));
              synchronized (done) {
                done.add(message);
              }
            });
    processor.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.counts().total() == 0);
    synchronized (done) {
      assertThat(done).extracting(ServiceBusReceivedMessage::getDeliveryCount).containsExactly(0L);
    }
  }

  private void addExpiry() {
    checks.put(
        "expiry",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          sender.sendMessage(new ServiceBusMessage("short").setTimeToLive(Duration.ofMillis(100)));
          sender.sendMessage(new ServiceBusMessage("long"));
          await().until(() -> bench.counts().active() == 1);
          assertThat(bodies(receive(bench.receiver(), 1))).containsExactly("long");
        });
    checks.put(
        "expiry-dead-letter",
        bench -> {
          bench
              .sender()
              .sendMessage(new ServiceBusMessage("x").setTimeToLive(Duration.ofMillis(100)));
          assertThat(one(bench.deadLetters()).getDeadLetterReason())
              .isEqualTo("TTLExpiredException");
        });
    // B-14
    checks.put(
        "duplicates",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          sender.sendMessage(new ServiceBusMessage("first").setMessageId("same"));
          sender.sendMessage(new ServiceBusMessage("second").setMessageId("same"));
          sender.sendMessage(new ServiceBusMessage("no id"));
          sender.sendMessage(new ServiceBusMessage("no id"));
          assertThat(bodies(bench.receiver().peekMessages(5)))
              .containsExactly("first", "no id", "no id");
        });
  }

  private void addTransactions() {
    checks.put(
        "transaction-commit",
        bench -> {
          ServiceBusReceiverClient receiver = bench.receiver();
          ServiceBusTransactionContext transaction = sendAndComplete(bench, receiver);
          assertThat(bench.counts()).isEqualTo(new QueueCounts(0, 1, 0, 0, 0));
          receiver.commitTransaction(transaction);
          assertThat(bodies(receiver.peekMessages(5))).containsExactly("next");
        });
    checks.put(
        "transaction-rollback",
        bench -> {
          ServiceBusReceiverClient receiver = bench.receiver();
          receiver.rollbackTransaction(sendAndComplete(bench, receiver));
          assertThat(bodies(receiver.peekMessages(5))).containsExactly("old");
        });
  }

  private static ServiceBusTransactionContext sendAndComplete(
      JavaBench bench, ServiceBusReceiverClient receiver) {
    bench.send("old");
    ServiceBusReceivedMessage message = one(receiver);
    ServiceBusTransactionContext transaction = receiver.createTransaction();
    bench.sender().sendMessage(new ServiceBusMessage("next"), transaction);
    receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
    return transaction;
  }

  private void addRefusals() {
    checks.put(
        "wrong-queue",
        bench -> {
          ServiceBusSenderClient sender = bench.sender("no-such-queue");
          JavaChecks.assertFails(
                  ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND,
                  () -> sender.sendMessage(new ServiceBusMessage("x")))
              .hasMessageContaining("/no-such-queue'");
        });
    checks.put(
        "wrong-queue-receive",
        bench ->
            assertThatThrownBy(() -> one(bench.receiver("no-such-queue")))
                .hasStackTraceContaining("/no-such-queue' could not be found"));
    checks.put(
        "sessions",
        bench ->
            assertThatThrownBy(() -> bench.acceptSession("s"))
                .hasMessageContaining("sessions are not supported"));
  }
}
