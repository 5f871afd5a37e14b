package io.boilermaker.broker.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.message.AmqpCodec;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that drain a link whose credit is used up, or that have taken it back. */
@Timeout(60)
class RawDrainTest {

  private static final byte[] HELLO = new AmqpCodec().encode(new Object[] {new AmqpValue("hello")});

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
  private final RawClient client = RawClient.connected(bus);

  @BeforeEach
  void attach() {
    client.attachSender(0, "tasks");
    client.attachReceiver(1, "tasks");
  }

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      client.transfer(0, i, HELLO);
      client.expect(Disposition.class);
    }
  }

  private void assertDrained(int deliveries) {
    Flow flow = (Flow) client.expect(Flow.class).performative();
    assertThat(flow.getLinkCredit()).isEqualTo(UnsignedInteger.ZERO);
    assertThat(flow.getDeliveryCount()).isEqualTo(UnsignedInteger.valueOf(deliveries));
    assertThat(flow.getDrain()).isTrue();
  }

  // N-B06
  @Test
  void a_drain_without_credit_left_is_answered_each_time() {
    send(1);
    client.flow(1, 0, 1, false);
    client.expect(Transfer.class);
    for (int i = 0; i < 3; i++) {
      client.flow(1, 1, 0, true);
      assertDrained(1);
    }
    client.transfer(0, 1, HELLO);
    client.expect(Disposition.class);
    assertThat(client.isSilent()).isTrue();
    client.flow(1, 1, 1, false);
    client.expect(Transfer.class);
    assertThat(client.isSilent()).isTrue();
  }

  // N-B06
  @Test
  void messages_that_crossed_a_drain_count_for_no_later_credit() {
    send(5);
    client.flow(1, 0, 2, false);
    client.expect(Transfer.class);
    client.expect(Transfer.class);
    // As if it had not received them yet.
    client.flow(1, 0, 0, true);
    assertDrained(2);
    client.flow(1, 2, 1, false);
    client.expect(Transfer.class);
    assertThat(client.isSilent()).isTrue();
    client.flow(1, 3, 1, true);
    client.expect(Transfer.class);
    assertThat(bus.counts("tasks").active()).isEqualTo(1);
  }

  // N-B06
  @Test
  void credit_below_zero_is_none_and_the_next_one_is_whole() {
    send(4);
    client.flow(1, 0, 2, false);
    client.expect(Transfer.class);
    client.expect(Transfer.class);
    client.flow(1, 2, -2, true);
    assertDrained(2);
    client.flow(1, 2, 1, false);
    client.expect(Transfer.class);
    assertThat(client.isSilent()).isTrue();
  }

  // N-B06
  @Test
  void replies_are_drained_too() {
    client.attachSender(2, "tasks/$management");
    client.expect(Flow.class);
    client.attachReceiver(3, "tasks/$management");
    client.flow(3, 0, 0, true);
    assertDrained(0);
    client.flow(3, 0, 4, true);
    assertDrained(4);
  }
}
