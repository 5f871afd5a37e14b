package io.boilermaker.broker;

import static io.boilermaker.broker.JavaClients.assertNothingIn;
import static io.boilermaker.broker.JavaClients.bodies;
import static io.boilermaker.broker.JavaClients.one;
import static io.boilermaker.broker.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A check with the Java SDK for each behaviour of {@code behaviours.txt}. */
final class JavaChecks {

  private static final int AT_A_TIME = 12;

  /** What is known not to work, and why. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "cancel-twice", "the client takes the answer that there is no such message for success");

  /** Something that fails if the behaviour is not seen. */
  private interface Check {
    void run(JavaBench bench);
  }

  private final LocalServiceBus bus;
  private final Map<String, Check> checks = new LinkedHashMap<>();

  JavaChecks(LocalServiceBus bus) {
    this.bus = bus;
    addSending();
    addBodies();
    addScheduling();
    addPeeking();
    addSettling();
    addDeadLettering();
    addReceiving();
    addLocks();
    addExpiry();
    addTransactions();
    addRefusals();
    JavaAdministrationChecks administration = new JavaAdministrationChecks(bus);
    administration.checks().forEach((id, check) -> checks.put(id, check::accept));
  }

  List<CheckResult> run() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<CompletableFuture<CheckResult>> running =
          checks.entrySet().stream()
              .map(
                  entry ->
                      CompletableFuture.supplyAsync(
                          () -> attempt(entry.getKey(), entry.getValue()), threads))
              .toList();
      List<CheckResult> results =
          new ArrayList<>(running.stream().map(CompletableFuture::join).toList());
      results.add(JavaAdministrationChecks.plain(bus));
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private CheckResult attempt(String id, Check check) {
    try (JavaBench bench = new JavaBench(bus, id)) {
      check.run(bench);
      return new CheckResult(CheckResult.Kind.OK, id, "");
    } catch (RuntimeException | AssertionError e) {
      String known = KNOWN.get(id);
      if (known != null) {
        return new CheckResult(CheckResult.Kind.KNOWN, id, known);
      }
      String trace = Arrays.toString(e.getStackTrace());
      return new CheckResult(CheckResult.Kind.NOT_OK, id, e + " at " + trace);
    }
  }

  private void addSending() {
    checks.put(
        "send",
        bench -> {
          bench.send("hello");
          assertThat(bodies(receive(bench.receiver(), 1))).containsExactly("hello");
        });
    checks.put(
        "order",
        bench -> {
          String[] numbers = IntStream.range(0, 50).mapToObj(i -> "m" + i).toArray(String[]::new);
          bench.send(numbers);
          assertThat(bodies(receive(bench.receiver(), 50))).containsExactly(numbers);
        });
    checks.put(
        "generated-id",
        bench -> {
          bench.send("a", "b");
          assertThat(receive(bench.receiver(), 2))
              .extracting(ServiceBusReceivedMessage::getMessageId)
              .doesNotContainNull()
              .doesNotHaveDuplicates();
        });
    // B-21
    checks.put("batch", JavaChecks::batch);
    // B-05
    checks.put(
        "batch-limit",
        bench -> {
          ServiceBusMessageBatch batch = bench.sender().createMessageBatch();
          assertThat(batch.getMaxSizeInBytes()).isEqualTo(262_144);
          ServiceBusMessage message = new ServiceBusMessage("x".repeat(100_000));
          assertThat(batch.tryAddMessage(message)).isTrue();
          assertThat(batch.tryAddMessage(message)).isTrue();
          assertThat(batch.tryAddMessage(message)).isFalse();
        });
    // B-21
    checks.put(
        "over-size",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          assertFails(
              ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED,
              () -> sender.sendMessage(new ServiceBusMessage("x".repeat(300_000))));
          sender.sendMessage(new ServiceBusMessage("small"));
          assertThat(bodies(receive(bench.receiver(), 1))).containsExactly("small");
        });
  }

  private static void batch(JavaBench bench) {
    ServiceBusSenderClient sender = bench.sender();
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    for (String id : List.of("a", "b", "c")) {
      assertThat(batch.tryAddMessage(new ServiceBusMessage(id).setMessageId(id))).isTrue();
    }
    sender.sendMessages(batch);
    assertThat(receive(bench.receiver(), 3))
        .extracting(ServiceBusReceivedMessage::getMessageId)
        .containsExactly("a", "b", "c");
  }

  private void addBodies() {
    // B-20
    checks.put(
        "large",
        bench -> {
          byte[] body = new byte[200_000];
          new Random(1).nextBytes(body);
          bench.sender().sendMessage(new ServiceBusMessage(BinaryData.fromBytes(body)));
          assertThat(one(bench.receiver()).getBody().toBytes()).isEqualTo(body);
        });
    // B-17
    checks.put("properties", JavaChecks::properties);
    checks.put(
        "annotations",
        bench -> {
          bench.send("x");
          ServiceBusReceivedMessage message = one(bench.receiver());
          OffsetDateTime now = OffsetDateTime.now();
          assertThat(message.getSequenceNumber()).isEqualTo(1);
          assertThat(message.getEnqueuedTime()).isBetween(now.minusSeconds(10), now.plusSeconds(1));
          assertThat(message.getLockedUntil()).isAfter(now);
          assertThat(message.getState()).isEqualTo(ServiceBusMessageState.ACTIVE);
          assertThat(UUID.fromString(message.getLockToken())).isNotNull();
        });
    // B-17
    checks.put(
        "bodies",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          sender.sendMessage(new ServiceBusMessage(AmqpMessageBody.fromValue("value")));
          sender.sendMessage(
              new ServiceBusMessage(AmqpMessageBody.fromSequence(List.<Object>of("a", 1L))));
          List<AmqpMessageBody> bodies =
              receive(bench.receiver(), 2).stream()
                  .map(message -> message.getRawAmqpMessage().getBody())
                  .toList();
          assertThat(bodies.get(0).getValue()).isEqualTo("value");
          assertThat(bodies.get(1).getSequence()).isEqualTo(List.<Object>of("a", 1L));
        });
  }

  private static void properties(JavaBench bench) {
    ServiceBusMessage sent =
        new ServiceBusMessage("x")
            .setMessageId("id")
            .setCorrelationId("correlation")
            .setSubject("subject")
            .setContentType("application/json")
            .setTo("to")
            .setReplyTo("replyTo")
            .setPartitionKey("key")
            .setTimeToLive(Duration.ofMinutes(5));
    Map<String, Object> own =
        Map.of("text", "t", "number", 1.5, "flag", true, "uuid", UUID.randomUUID());
    sent.getApplicationProperties().putAll(own);
    bench.sender().sendMessage(sent);
    ServiceBusReceivedMessage received = one(bench.receiver());
    assertThat(received.getMessageId()).isEqualTo("id");
    assertThat(received.getCorrelationId()).isEqualTo("correlation");
    assertThat(received.getSubject()).isEqualTo("subject");
    assertThat(received.getContentType()).isEqualTo("application/json");
    assertThat(received.getTo()).isEqualTo("to");
    assertThat(received.getReplyTo()).isEqualTo("replyTo");
    assertThat(received.getPartitionKey()).isEqualTo("key");
    assertThat(received.getTimeToLive()).isEqualTo(Duration.ofMinutes(5));
    assertThat(received.getApplicationProperties()).isEqualTo(own);
  }

  private void addScheduling() {
    checks.put("schedule", JavaChecks::schedule);
    checks.put(
        "schedule-property",
        bench -> {
          bench
              .sender()
              .sendMessage(new ServiceBusMessage("x").setScheduledEnqueueTime(inSeconds(5)));
          ServiceBusReceiverClient receiver = bench.receiver();
          assertNothingIn(receiver);
          assertThat(bodies(receive(receiver, 1))).containsExactly("x");
        });
    // B-13
    checks.put(
        "schedule-past",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          OffsetDateTime epoch = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
          List<ServiceBusMessage> two =
              List.of(new ServiceBusMessage("a"), new ServiceBusMessage("b"));
          assertThat(sender.scheduleMessages(two, epoch)).containsExactly(1L, 2L);
          sender.scheduleMessage(new ServiceBusMessage("c"), OffsetDateTime.now());
          assertThat(bodies(receive(bench.receiver(), 3))).containsExactly("a", "b", "c");
        });
    // B-12
    checks.put(
        "cancel",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          long number = sender.scheduleMessage(new ServiceBusMessage("x"), inSeconds(60));
          sender.cancelScheduledMessage(number);
          assertThat(bench.receiver().peekMessage()).isNull();
        });
    // B-12
    checks.put(
        "cancel-twice",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          long number = sender.scheduleMessage(new ServiceBusMessage("x"), inSeconds(60));
          sender.cancelScheduledMessage(number);
          assertThatThrownBy(() -> sender.cancelScheduledMessage(number))
              .hasMessageContaining("There is no scheduled message");
        });
  }

  private static void schedule(JavaBench bench) {
    OffsetDateTime due = inSeconds(5).truncatedTo(ChronoUnit.MILLIS);
    bench.sender().scheduleMessage(new ServiceBusMessage("x"), due);
    ServiceBusReceiverClient receiver = bench.receiver();
    assertNothingIn(receiver);
    ServiceBusReceivedMessage message = one(receiver);
    assertThat(OffsetDateTime.now()).isAfterOrEqualTo(due);
    assertThat(message.getScheduledEnqueueTime()).isEqualTo(due);
  }

  private static OffsetDateTime inSeconds(int seconds) {
    return OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(seconds);
  }

  private void addPeeking() {
    checks.put("peek", JavaChecks::peek);
    // B-07
    checks.put(
        "peek-on",
        bench -> {
          ServiceBusReceiverClient receiver = bench.receiver();
          assertThat(receiver.peekMessage()).isNull();
          bench.send("a", "b", "c");
          assertThat(bodies(receiver.peekMessages(2))).containsExactly("a", "b");
          assertThat(bodies(receiver.peekMessages(2))).containsExactly("c");
        });
  }

  private static void peek(JavaBench bench) {
    bench.send("deferred", "locked", "active");
    bench.sender().scheduleMessage(new ServiceBusMessage("scheduled"), inSeconds(60));
    ServiceBusReceiverClient receiver = bench.receiver();
    receiver.defer(receive(receiver, 2).get(0));
    List<String> peeked =
        bench.receiver().peekMessages(10).stream()
            .map(message -> message.getBody() + ": " + message.getState())
            .toList();
    assertThat(peeked)
        .containsExactly(
            "deferred: DEFERRED", "locked: ACTIVE", "active: ACTIVE", "scheduled: SCHEDULED");
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
          receiver.abandon(one(receiver), new AbandonOptions().setPropertiesToModify(changes));
          assertThat(one(receiver).getApplicationProperties())
              .isEqualTo(Map.of("kept", 1, "changed", 2, "added", "n"));
        });
    // B-08
    checks.put("defer", JavaChecks::defer);
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
    receiver.abandon(deferred);
    ServiceBusReceivedMessage again = receiver.receiveDeferredMessage(number);
    assertThat(again.getDeliveryCount()).isEqualTo(1);
    receiver.complete(again);
    // The client takes the answer that there is none for an empty one.
    assertThatThrownBy(() -> receiver.receiveDeferredMessage(number))
        .isInstanceOf(ServiceBusException.class);
  }

  private void addDeadLettering() {
    // B-08
    checks.put("dead-letter", JavaChecks::deadLetter);
    checks.put(
        "dead-letter-properties",
        bench -> {
          bench.send("x");
          ServiceBusReceiverClient receiver = bench.receiver();
          receiver.deadLetter(
              one(receiver), new DeadLetterOptions().setPropertiesToModify(Map.of("extra", 7)));
          assertThat(one(bench.deadLetters()).getApplicationProperties()).containsEntry("extra", 7);
        });
    checks.put("dead-letter-queue", JavaChecks::deadLetterQueue);
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
    checks.put("delivery-limit", JavaChecks::deliveryLimit);
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
          await().until(() -> OffsetDateTime.now().isAfter(first.minusSeconds(1)));
          assertThat(receiver.renewMessageLock(message)).isAfter(first);
          await().until(() -> OffsetDateTime.now().isAfter(first.plus(100, ChronoUnit.MILLIS)));
          receiver.complete(message);
        });
    checks.put("auto-renew", JavaChecks::autoRenew);
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
          assertFails(ServiceBusFailureReason.MESSAGE_LOCK_LOST, () -> receiver.complete(message));
          receiver.complete(again);
          assertFails(
              ServiceBusFailureReason.MESSAGE_LOCK_LOST, () -> receiver.renewMessageLock(again));
        });
  }

  /** Held well beyond two locks of two seconds. */
  private static void autoRenew(JavaBench bench) {
    bench.send("slow");
    List<ServiceBusReceivedMessage> done = new ArrayList<>();
    OffsetDateTime end = OffsetDateTime.now().plusSeconds(5);
    ServiceBusProcessorClient processor =
        bench.processor(
            1,
            message -> {
              await().until(() -> OffsetDateTime.now().isAfter(end));
              synchronized (done) {
                done.add(message);
              }
            });
    processor.start();
    await().until(() -> bench.counts().total() == 0);
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
        bench ->
            assertFails(
                ServiceBusFailureReason.MESSAGING_ENTITY_NOT_FOUND,
                () -> bench.sender("no-such-queue").sendMessage(new ServiceBusMessage("x"))));
    checks.put(
        "wrong-queue-receive",
        bench ->
            assertThatThrownBy(() -> one(bench.receiver("no-such-queue")))
                .hasStackTraceContaining("'no-such-queue' could not be found"));
    checks.put(
        "sessions",
        bench ->
            assertThatThrownBy(() -> bench.acceptSession("s"))
                .hasMessageContaining("sessions are not supported"));
  }

  static void assertFails(ServiceBusFailureReason reason, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ServiceBusException.class, e -> assertThat(e.getReason()).isEqualTo(reason));
  }
}
