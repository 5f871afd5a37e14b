package io.boilermaker.broker.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.clients.RawClient.Frame;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.MessageReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.security.SaslCode;
import org.apache.qpid.proton.amqp.security.SaslOutcome;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transaction.Declare;
import org.apache.qpid.proton.amqp.transaction.Declared;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawProtocolTest {

  private static final AmqpCodec CODEC = new AmqpCodec();
  private static final byte[] HELLO = message("hello");

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks").maxDeliveryCount(4)).start();

  @AfterEach
  void close() {
    bus.close();
  }

  @ParameterizedTest
  @CsvSource({"MSSBCBS,OK", "ANONYMOUS,OK", "PLAIN,OK", "EXTERNAL,AUTH"})
  @DisplayName("B-03: the mechanisms of the dialect are accepted, others are not")
  void sasl_mechanism_is_accepted(String mechanism, SaslCode outcome) {
    try (RawClient client = new RawClient(bus)) {
      SaslOutcome answer = (SaslOutcome) client.sasl(mechanism).performative();
      assertThat(answer.getCode()).isEqualTo(outcome);
    }
  }

  @Test
  @DisplayName("B-03: a client may connect without SASL")
  void connection_without_sasl_is_accepted() {
    try (RawClient client = new RawClient(bus)) {
      client.open(65_536);
      assertThat(client.attachSender(0, "tasks").performative()).isInstanceOf(Attach.class);
    }
  }

  @Test
  @DisplayName("B-04: every performative has all of its fields, the trailing ones included")
  void every_performative_has_all_fields() {
    try (RawClient client = new RawClient(bus)) {
      client.sasl("ANONYMOUS");
      client.bytes(RawClient.AMQP);
      client.header();
      Open open = new Open();
      open.setContainerId("raw");
      client.send(open);
      assertThat(client.expect(Open.class).fields()).isEqualTo(10);
      Begin begin = new Begin();
      begin.setNextOutgoingId(UnsignedInteger.ZERO);
      begin.setIncomingWindow(UnsignedInteger.valueOf(1_000));
      begin.setOutgoingWindow(UnsignedInteger.valueOf(1_000));
      client.send(begin);
      assertThat(client.next().fields()).isEqualTo(8);
      assertThat(client.attachSender(0, "tasks").fields()).isEqualTo(14);
      assertThat(client.expect(Flow.class).fields()).isEqualTo(11);
      client.transfer(0, 0, HELLO);
      assertThat(client.expect(Disposition.class).fields()).isEqualTo(6);
      assertThat(client.attachReceiver(1, "tasks").fields()).isEqualTo(14);
      client.flow(1, 0, 1, false);
      assertThat(client.expect(Transfer.class).fields()).isEqualTo(11);
      client.attachSender(2, "missing");
      assertThat(client.expect(Detach.class).fields()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("B-05: the answer to an attach names the largest message")
  void attach_names_the_largest_message() {
    try (RawClient client = RawClient.connected(bus)) {
      Attach attach = (Attach) client.attachSender(0, "tasks").performative();
      assertThat(attach.getMaxMessageSize().longValue()).isEqualTo(262_144);
    }
  }

  @Test
  @DisplayName(
      "B-08: modified with undeliverable-here defers, with or without delivery-failed abandons")
  void modified_outcomes() {
    try (RawClient client = receiving(1)) {
      Modified failed = new Modified();
      failed.setDeliveryFailed(true);
      assertThat(client.settle(delivered(client, 0), failed)).isInstanceOf(Modified.class);
      client.flow(1, 1, 1, false);
      assertThat(client.settle(delivered(client, 1), new Modified())).isInstanceOf(Modified.class);
      client.flow(1, 2, 1, false);
      Modified elsewhere = new Modified();
      elsewhere.setUndeliverableHere(true);
      assertThat(client.settle(delivered(client, 2), elsewhere)).isInstanceOf(Modified.class);
      assertThat(bus.counts("tasks")).isEqualTo(new QueueCounts(0, 0, 1, 0, 0));
    }
  }

  @Test
  @DisplayName("B-08: released puts back without counting")
  void released_outcome() {
    try (RawClient client = receiving(1)) {
      assertThat(client.settle(delivered(client, 0), Released.getInstance()))
          .isInstanceOf(Released.class);
      client.flow(1, 1, 1, false);
      delivered(client, 0);
    }
  }

  @Test
  @DisplayName("B-08: rejected dead-letters, with and without the condition that says so")
  void rejected_outcomes() {
    try (RawClient client = receiving(2)) {
      Rejected withReason = new Rejected();
      ErrorCondition error = new ErrorCondition(Symbol.valueOf("com.microsoft:dead-letter"), null);
      error.setInfo(
          Map.of(Symbol.valueOf("DeadLetterReason"), "r", "DeadLetterErrorDescription", "d"));
      withReason.setError(error);
      UnsignedInteger first = delivered(client, 0);
      UnsignedInteger second = delivered(client, 0);
      DeliveryState answer = client.settle(first, withReason);
      assertThat(answer)
          .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.getError()).isNull());
      client.settle(second, new Rejected());
      assertThat(bus.counts("tasks").deadLettered()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-01: a late outcome of every kind is answered with message-lock-lost")
  void late_outcomes_are_rejected() {
    try (RawClient client = receiving(4)) {
      List<DeliveryState> outcomes =
          List.of(Accepted.getInstance(), new Modified(), new Rejected(), Released.getInstance());
      List<UnsignedInteger> ids = outcomes.stream().map(outcome -> delivered(client, 0)).toList();
      bus.advance(Duration.ofSeconds(60));
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(client.settle(ids.get(i), outcomes.get(i)))
            .isInstanceOfSatisfying(
                Rejected.class,
                r ->
                    assertThat(conditionOf(r.getError()))
                        .isEqualTo("com.microsoft:message-lock-lost"));
      }
      assertThat(bus.counts("tasks").active()).isEqualTo(4);
    }
  }

  @Test
  void settled_disposition_is_applied_too() {
    try (RawClient client = receiving(1)) {
      Disposition disposition = new Disposition();
      disposition.setRole(Role.RECEIVER);
      disposition.setFirst(delivered(client, 0));
      disposition.setSettled(true);
      disposition.setState(Accepted.getInstance());
      client.send(disposition);
      assertThat(client.isSilent()).isTrue();
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  @Test
  @DisplayName("B-19: nothing is delivered at credit 0, and never more than the credit")
  void never_more_than_the_credit() {
    try (RawClient client = receiving(0)) {
      for (int i = 0; i < 5; i++) {
        client.transfer(0, 0, HELLO);
        client.expect(Disposition.class);
      }
      assertThat(client.isSilent()).isTrue();
      client.flow(1, 0, 2, false);
      delivered(client, 0);
      delivered(client, 0);
      assertThat(client.isSilent()).isTrue();
      client.flow(1, 2, 0, false);
      assertThat(client.isSilent()).isTrue();
    }
  }

  @Test
  @DisplayName("B-19: drain uses up the credit, after the messages that are there")
  void drain_uses_up_the_credit() {
    try (RawClient client = receiving(0)) {
      client.transfer(0, 0, HELLO);
      client.expect(Disposition.class);
      client.flow(1, 0, 10, true);
      client.expect(Transfer.class);
      Flow flow = (Flow) client.expect(Flow.class).performative();
      assertThat(flow.getLinkCredit()).isEqualTo(UnsignedInteger.ZERO);
      assertThat(flow.getDeliveryCount()).isEqualTo(UnsignedInteger.valueOf(10));
      client.transfer(0, 0, HELLO);
      client.expect(Disposition.class);
      assertThat(client.isSilent()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"512", "543", "544", "4096", "65536"})
  @DisplayName("B-20: a large message fits into frames of any size, two links interleaved")
  void large_messages_fit_into_frames_of_any_size(int maxFrameSize) {
    byte[] body = new byte[100_000];
    new Random(7).nextBytes(body);
    try (RawClient client = RawClient.connected(bus, maxFrameSize)) {
      client.attachSender(0, "tasks");
      byte[] large = CODEC.encode(new Object[] {new Data(new Binary(body))});
      for (int id = 0; id < 4; id++) {
        client.transferInFrames(0, large, 60_000);
        client.expect(Disposition.class);
      }
      client.attachReceiver(1, "tasks");
      client.attachReceiver(2, "tasks");
      client.flow(1, 0, 2, false);
      client.flow(2, 0, 2, false);
      Map<Integer, byte[]> received = client.receiveWhole(4, maxFrameSize);
      assertThat(received).hasSize(4);
      received.values().forEach(bytes -> assertThat(endOf(bytes, large.length)).isEqualTo(large));
    }
  }

  private static byte[] endOf(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, MessageReader.BATCH_FORMAT & 0xffffffffL})
  @DisplayName("B-21: an oversized transfer is rejected and its link closed with the condition")
  void oversized_transfer_is_rejected_and_its_link_closed(long format) {
    try (RawClient client = RawClient.connected(bus)) {
      client.attachSender(0, "tasks");
      byte[] large = CODEC.encode(new Object[] {new Data(new Binary(new byte[300_000]))});
      client.transferInFrames(0, format, large, 60_000, Integer.MAX_VALUE);
      Rejected rejected =
          (Rejected) ((Disposition) client.expect(Disposition.class).performative()).getState();
      Detach detach = (Detach) client.expect(Detach.class).performative();
      assertThat(conditionOf(rejected.getError())).isEqualTo("amqp:link:message-size-exceeded");
      assertThat(conditionOf(detach.getError())).isEqualTo("amqp:link:message-size-exceeded");
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  @Test
  @DisplayName(
      "B-21: an empty batch, a broken message and a broken batch are rejected, the link stays")
  void unreadable_messages_are_rejected() {
    try (RawClient client = RawClient.connected(bus)) {
      client.attachSender(0, "tasks");
      byte[] broken = {0x00, 0x53, 0x75, (byte) 0xa0, 0x7f, 1, 2, 3};
      byte[] brokenInBatch = CODEC.encode(new Object[] {new Data(new Binary(broken))});
      byte[] mixed =
          CODEC.encode(new Object[] {new Data(new Binary(HELLO)), new Data(new Binary(broken))});
      List<byte[]> payloads = List.of(new byte[0], brokenInBatch, mixed);
      for (int id = 0; id < 3; id++) {
        client.transfer(0, MessageReader.BATCH_FORMAT & 0xffffffffL, payloads.get(id));
        assertRejected(client, "amqp:decode-error");
      }
      client.transfer(0, 0, broken);
      assertRejected(client, "amqp:decode-error");
      client.transfer(0, 0, HELLO);
      Disposition accepted = (Disposition) client.expect(Disposition.class).performative();
      assertThat(accepted.getState()).isInstanceOf(Accepted.class);
      assertThat(bus.counts("tasks").active()).isEqualTo(1);
    }
  }

  private static void assertRejected(RawClient client, String condition) {
    Disposition answer = (Disposition) client.expect(Disposition.class).performative();
    assertThat(answer.getState())
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(conditionOf(r.getError())).isEqualTo(condition));
  }

  @Test
  void unknown_transaction_is_refused() {
    try (RawClient client = RawClient.connected(bus)) {
      client.attachSender(1, "tasks");
      TransactionalState state = new TransactionalState();
      state.setTxnId(new Binary(new byte[] {1}));
      client.transfer(1, 0, HELLO, state);
      assertRejected(client, "amqp:transaction:unknown-id");
      assertThat(bus.counts("tasks").total()).isZero();
    }
  }

  @Test
  void transaction_is_forgotten_with_the_link_on_which_it_was_declared() {
    try (RawClient client = RawClient.connected(bus)) {
      client.attach(0, Role.SENDER, RawClient.source(null), new Coordinator());
      client.transfer(0, 0, encoded(new Declare()));
      Declared declared =
          (Declared) ((Disposition) client.expect(Disposition.class).performative()).getState();
      Detach detach = new Detach();
      detach.setHandle(UnsignedInteger.ZERO);
      detach.setClosed(true);
      client.send(detach);
      client.expect(Detach.class);
      client.attachSender(1, "tasks");
      TransactionalState state = new TransactionalState();
      state.setTxnId(declared.getTxnId());
      client.transfer(1, 0, HELLO, state);
      assertRejected(client, "amqp:transaction:unknown-id");
    }
  }

  private static byte[] encoded(Object value) {
    Message message = Message.Factory.create();
    message.setBody(new AmqpValue(value));
    byte[] bytes = new byte[256];
    return Arrays.copyOf(bytes, message.encode(bytes, 0, bytes.length));
  }

  @Test
  void sending_to_a_dead_letter_queue_is_refused() {
    try (RawClient client = RawClient.connected(bus)) {
      client.attachSender(0, "tasks/$DeadLetterQueue");
      Detach detach = (Detach) client.expect(Detach.class).performative();
      assertThat(conditionOf(detach.getError())).isEqualTo("amqp:not-allowed");
    }
  }

  /** A client with a sender (0) and a receiver (1), which has as much credit as messages. */
  private RawClient receiving(int messages) {
    RawClient client = RawClient.connected(bus);
    client.attachSender(0, "tasks");
    for (int i = 0; i < messages; i++) {
      client.transfer(0, 0, HELLO);
      client.expect(Disposition.class);
    }
    client.attachReceiver(1, "tasks");
    if (messages > 0) {
      client.flow(1, 0, messages, false);
    }
    return client;
  }

  private static UnsignedInteger delivered(RawClient client, int deliveryCount) {
    Frame frame = client.expect(Transfer.class);
    Transfer transfer = (Transfer) frame.performative();
    assertThat(transfer.getDeliveryTag().getLength()).isEqualTo(16);
    Message message = Message.Factory.create();
    message.decode(
        frame.payload().getArray(), frame.payload().getArrayOffset(), frame.payload().getLength());
    assertThat(message.getDeliveryCount()).isEqualTo(deliveryCount);
    return transfer.getDeliveryId();
  }

  private static String conditionOf(ErrorCondition error) {
    return error.getCondition().toString();
  }

  private static byte[] message(String body) {
    return CODEC.encode(new Object[] {new AmqpValue(body)});
  }
}
