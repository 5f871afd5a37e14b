package io.boilermaker.broker.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.message.AmqpCodec;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames against the rules of AMQP, and how much of a client's connection each of them ends. */
class FrameRulesTest {

  private static final String QUEUE = "tasks";

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named(QUEUE).maxMessageBytes(20_000)).start();
  private final RawClient client = RawClient.connected(bus);

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  // N-B01
  @Test
  void repeated_delivery_id_is_answered_twice() {
    client.attachSender(0, QUEUE);
    client.attachSender(1, QUEUE);
    for (int id : new int[] {0, 1, 1, 5, 2}) {
      client.send(0, transfer(id % 2, id), message());
    }
    for (int id : new int[] {0, 1, 1, 5, 2}) {
      Disposition answer = (Disposition) client.expect(Disposition.class).performative();
      assertThat(answer.getFirst().intValue()).isEqualTo(id);
      assertThat(answer.getLast().intValue()).isEqualTo(id);
      assertThat(answer.getState()).isEqualTo(Accepted.getInstance());
    }
  }

  @Test
  void delivery_that_another_interrupts_closes_the_link() {
    client.attachSender(0, QUEUE);
    Transfer first = transfer(0, 0);
    first.setMore(true);
    client.send(0, first, message());
    client.send(0, transfer(0, 1), message());
    assertIsDetached("amqp:invalid-field");
    assertIsServed();
  }

  @Test
  void delivery_without_id_or_tag_closes_the_link() {
    for (Consumer<Transfer> fault :
        java.util.List.<Consumer<Transfer>>of(
            transfer -> transfer.setDeliveryId(null), transfer -> transfer.setDeliveryTag(null))) {
      client.attachSender(0, QUEUE);
      Transfer transfer = transfer(0, 0);
      fault.accept(transfer);
      client.send(0, transfer, message());
      assertIsDetached("amqp:invalid-field");
      client.send(detach(0));
    }
    assertIsServed();
  }

  @Test
  void delivery_that_is_settled_while_it_is_sent_closes_the_link() {
    client.attachSender(0, QUEUE);
    Transfer part = transfer(0, 0);
    part.setMore(true);
    client.send(0, part, message());
    Disposition settled = new Disposition();
    settled.setRole(Role.SENDER);
    settled.setFirst(UnsignedInteger.ZERO);
    settled.setSettled(true);
    client.send(settled);
    client.send(0, part, message());
    assertIsDetached("amqp:not-allowed");
    assertIsServed();
  }

  @Test
  void transfer_to_a_link_on_which_the_client_receives_closes_it() {
    client.attachReceiver(0, QUEUE);
    client.send(0, transfer(0, 0), message());
    assertIsDetached("amqp:not-allowed");
    assertIsServed();
  }

  @Test
  void rest_of_an_oversized_message_is_discarded() {
    client.attachSender(0, QUEUE);
    client.transferInFrames(0, 0, new byte[100_000], 1_000, /* frames= */ 30);
    client.expect(Disposition.class);
    assertIsDetached("amqp:link:message-size-exceeded");
    Transfer rest = transfer(0, 0);
    rest.setMore(true);
    client.send(0, rest, message());
    assertIsServed();
  }

  @Test
  void handle_without_a_link_ends_the_session() {
    client.send(0, transfer(7, 0), message());
    assertIsEnded("amqp:session:unattached-handle");
    assertIsServed();
  }

  @Test
  void flow_of_a_handle_without_a_link_ends_the_session() {
    client.flow(7, 0, 1, false);
    assertIsEnded("amqp:session:unattached-handle");
    assertIsServed();
  }

  @Test
  void handle_with_two_links_ends_the_session() {
    client.attachSender(0, QUEUE);
    client.send(0, attach("another", 0), new byte[0]);
    assertIsEnded("amqp:session:handle-in-use");
    assertIsServed();
  }

  @Test
  void second_link_of_a_name_closes_the_first() {
    client.attachSender(0, QUEUE);
    client.send(0, attach("link-0", 1), new byte[0]);
    Attach answer = (Attach) client.expect(Attach.class).performative();
    assertThat(answer.getName()).isEqualTo("link-0");
    assertIsDetached("amqp:link:stolen");
    client.send(0, transfer(1, 0), message());
    client.expect(Disposition.class);
    assertIsServed();
  }

  @Test
  void second_session_on_a_channel_ends_the_first() {
    client.send(RawClient.begin());
    assertIsEnded("amqp:not-allowed");
    assertIsServed();
  }

  @Test
  void session_that_claims_to_answer_another_is_a_session() {
    Begin begin = RawClient.begin();
    begin.setRemoteChannel(org.apache.qpid.proton.amqp.UnsignedShort.valueOf((short) 0));
    client.send(3, begin, new byte[0]);
    Begin answer = (Begin) client.expect(Begin.class).performative();
    assertThat(answer.getRemoteChannel().intValue()).isEqualTo(3);
    assertIsServed();
  }

  @Test
  void disposition_for_all_ids_there_can_be_is_applied_to_those_there_are() {
    client.attachSender(0, QUEUE);
    client.send(0, transfer(0, 0), message());
    client.expect(Disposition.class);
    client.attachReceiver(1, QUEUE);
    client.flow(1, 0, 1, false);
    client.expect(Transfer.class);
    for (Role role : Role.values()) {
      Disposition everything = new Disposition();
      everything.setRole(role);
      everything.setFirst(UnsignedInteger.ZERO);
      everything.setLast(UnsignedInteger.MAX_VALUE);
      everything.setState(Accepted.getInstance());
      client.send(everything);
    }
    Disposition answer = (Disposition) client.expect(Disposition.class).performative();
    assertThat(answer.getState()).isEqualTo(Accepted.getInstance());
    assertThat(bus.counts(QUEUE).total()).isZero();
    assertIsServed();
  }

  @Test
  void sequence_of_ids_may_begin_anywhere() {
    client.attachSender(0, QUEUE);
    Disposition everything = new Disposition();
    everything.setRole(Role.SENDER);
    everything.setFirst(UnsignedInteger.ZERO);
    everything.setLast(UnsignedInteger.MAX_VALUE);
    for (int id : new int[] {-2, -1, 0, 1}) {
      client.send(0, transfer(0, id), message());
      client.send(everything);
      Disposition answer = (Disposition) client.expect(Disposition.class).performative();
      assertThat(answer.getFirst().intValue()).isEqualTo(id);
    }
    assertIsServed();
  }

  @Test
  void flow_without_credit_changes_nothing_and_credit_below_zero_is_none() {
    client.attachReceiver(0, QUEUE);
    Flow flow = new Flow();
    flow.setIncomingWindow(UnsignedInteger.valueOf(10_000));
    flow.setNextOutgoingId(UnsignedInteger.ZERO);
    flow.setOutgoingWindow(UnsignedInteger.ZERO);
    flow.setHandle(UnsignedInteger.ZERO);
    client.send(flow);
    flow.setLinkCredit(UnsignedInteger.valueOf(-2));
    client.send(flow);
    client.attachSender(1, QUEUE);
    client.send(0, transfer(1, 0), message());
    client.expect(Disposition.class);
    assertThat(client.isSilent()).isTrue();
    flow.setLinkCredit(UnsignedInteger.ONE);
    client.send(flow);
    client.expect(Transfer.class);
    assertIsServed();
  }

  @Test
  void what_is_opened_and_closed_at_once_leaves_the_connection_as_it_was() {
    for (int round = 0; round < 20; round++) {
      client.send(3, RawClient.begin(), new byte[0]);
      for (int i = 0; i < 3; i++) {
        client.send(3, attach("short", i), new byte[0]);
        client.send(3, detach(i), new byte[0]);
      }
      client.send(3, new End(), new byte[0]);
    }
    for (int round = 0; round < 20; round++) {
      while (!(client.next().performative() instanceof End)) {
        // The answers to begin, attach and detach.
      }
    }
    assertIsServed();
  }

  @Test
  void delivery_with_a_tag_of_more_than_32_bytes_closes_the_link() {
    client.attachSender(0, QUEUE);
    Transfer transfer = transfer(0, 0);
    transfer.setDeliveryTag(new Binary(new byte[32]));
    client.send(0, transfer, message());
    client.expect(Disposition.class);
    for (int length : new int[] {33, 60_000}) {
      transfer.setDeliveryTag(new Binary(new byte[length]));
      client.send(0, transfer, message());
      assertIsDetached("amqp:invalid-field");
      client.send(detach(0));
      client.attachSender(0, QUEUE);
    }
    assertIsServed();
  }

  @Test
  void channel_beyond_the_maximum_closes_the_connection() {
    client.send(4_999, RawClient.begin(), new byte[0]);
    client.expect(Begin.class);
    client.send(5_000, RawClient.begin(), new byte[0]);
    Close close = (Close) client.expect(Close.class).performative();
    assertThat(close.getError().getCondition().toString())
        .isEqualTo("amqp:connection:framing-error");
  }

  @Test
  void handle_beyond_the_maximum_closes_the_connection() {
    client.send(0, attach("link", 70_000), new byte[0]);
    Close close = (Close) client.expect(Close.class).performative();
    assertThat(close.getError().getCondition().toString())
        .isEqualTo("amqp:connection:framing-error");
  }

  private void assertIsDetached(String condition) {
    Detach detach = (Detach) client.expect(Detach.class).performative();
    assertThat(detach.getError().getCondition().toString()).isEqualTo(condition);
  }

  private void assertIsEnded(String condition) {
    End end = (End) client.expect(End.class).performative();
    assertThat(end.getError().getCondition().toString()).isEqualTo(condition);
  }

  /** Checks that the connection takes another session and sends by it. */
  private void assertIsServed() {
    client.send(9, RawClient.begin(), new byte[0]);
    client.expect(Begin.class);
    client.send(9, attach("last", 0), new byte[0]);
    client.expect(Attach.class);
    client.send(9, transfer(0, 0), message());
    client.expect(Disposition.class);
  }

  private static Attach attach(String name, int handle) {
    Attach attach = new Attach();
    attach.setName(name);
    attach.setHandle(UnsignedInteger.valueOf(handle));
    attach.setRole(Role.SENDER);
    attach.setSource(new Source());
    attach.setTarget(RawClient.target(QUEUE));
    return attach;
  }

  private static Detach detach(int handle) {
    Detach detach = new Detach();
    detach.setHandle(UnsignedInteger.valueOf(handle));
    detach.setClosed(true);
    return detach;
  }

  private static Transfer transfer(int handle, int id) {
    Transfer transfer = new Transfer();
    transfer.setHandle(UnsignedInteger.valueOf(handle));
    transfer.setDeliveryId(UnsignedInteger.valueOf(id));
    transfer.setDeliveryTag(new Binary(new byte[] {(byte) id}));
    return transfer;
  }

  private static byte[] message() {
    return new AmqpCodec().encode(new Object[] {new AmqpValue("x")});
  }
}
