package io.boilermaker.broker.clients;

import static io.boilermaker.broker.clients.JavaClients.assertNothingIn;
import static io.boilermaker.broker.clients.JavaClients.bodies;
import static io.boilermaker.broker.clients.JavaClients.one;
import static io.boilermaker.broker.clients.JavaClients.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.ServiceBusMessageState;
import io.boilermaker.broker.QueueCounts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The checks of sending, scheduling and peeking with the Java SDK. */
final class JavaSendChecks {

  private static final String ID = "a".repeat(36);

  private final Map<String, Consumer<JavaBench>> checks = new LinkedHashMap<>();

  Map<String, Consumer<JavaBench>> checks() {
    addSending();
    addBodies();
    addScheduling();
    addPeeking();
    return checks;
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
          List<ServiceBusReceivedMessage> received = receive(bench.receiver(), 50);
          assertThat(bodies(received)).containsExactly(numbers);
          assertThat(received)
              .extracting(ServiceBusReceivedMessage::getSequenceNumber)
              .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
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
    checks.put("batch", JavaSendChecks::batch);
    // B-05
    checks.put("batch-limit", JavaSendChecks::fullBatch);
    // B-21
    checks.put(
        "over-size",
        bench -> {
          ServiceBusSenderClient sender = bench.sender();
          JavaChecks.assertFails(
              ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED,
              () -> sender.sendMessage(new ServiceBusMessage("x".repeat(300_000))));
          sender.sendMessage(new ServiceBusMessage("small"));
          assertThat(bodies(receive(bench.receiver(), 1))).containsExactly("small");
        });
  }

  private static void fullBatch(JavaBench bench) {
    ServiceBusSenderClient sender = bench.sender();
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    assertThat(batch.getMaxSizeInBytes()).isEqualTo(262_144);
    ServiceBusMessage message = new ServiceBusMessage("x".repeat(100_000));
    assertThat(batch.tryAddMessage(message)).isTrue();
    assertThat(batch.tryAddMessage(message)).isTrue();
    assertThat(batch.tryAddMessage(message)).isFalse();
    ServiceBusMessageBatch small = sender.createMessageBatch();
    boolean added = true;
    while (added) {
      added = small.tryAddMessage(new ServiceBusMessage("x".repeat(100)).setMessageId(ID));
    }
    sender.sendMessages(small);
    assertThat(bench.counts().active()).isEqualTo(small.getCount());
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
    // B-05, B-20
    checks.put(
        "large",
        bench -> {
          byte[] body = new byte[200_000];
          new Random(1).nextBytes(body);
          bench.sender().sendMessage(new ServiceBusMessage(BinaryData.fromBytes(body)));
          assertThat(one(bench.receiver()).getBody().toBytes()).isEqualTo(body);
        });
    // B-17
    checks.put("properties", JavaSendChecks::properties);
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
    assertThat(received.getExpiresAt()).isEqualTo(received.getEnqueuedTime().plusMinutes(5));
    assertThat(received.getApplicationProperties()).isEqualTo(own);
  }

  private void addScheduling() {
    checks.put("schedule", JavaSendChecks::schedule);
    checks.put(
        "schedule-property",
        bench -> {
          bench
              .sender()
              .sendMessage(new ServiceBusMessage("x").setScheduledEnqueueTime(inSeconds(8)));
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
    OffsetDateTime due = inSeconds(8).truncatedTo(ChronoUnit.MILLIS);
    bench.sender().scheduleMessage(new ServiceBusMessage("x"), due);
    ServiceBusReceiverClient receiver = bench.receiver();
    assertNothingIn(receiver);
    ServiceBusReceivedMessage message = one(receiver);
    assertThat(OffsetDateTime.now()).isAfterOrEqualTo(due);
    assertThat(message.getScheduledEnqueueTime()).isEqualTo(due);
    // N-B09
    assertThat(message.getState()).isEqualTo(ServiceBusMessageState.SCHEDULED);
  }

  private static OffsetDateTime inSeconds(int seconds) {
    return OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(seconds);
  }

  private void addPeeking() {
    checks.put("peek", JavaSendChecks::peek);
    // B-07
    checks.put(
        "peek-on",
        bench -> {
          ServiceBusReceiverClient receiver = bench.receiver();
          assertThat(receiver.peekMessage()).isNull();
          bench.send("a", "b", "c");
          assertThat(bodies(receiver.peekMessages(2))).containsExactly("a", "b");
          assertThat(bodies(receiver.peekMessages(2))).containsExactly("c");
          assertThat(bodies(receiver.peekMessages(1, 2))).containsExactly("b");
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
    assertThat(bench.counts()).isEqualTo(new QueueCounts(1, 1, 1, 1, 0));
  }
}
