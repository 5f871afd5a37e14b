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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RawDrainTest {

  private static final byte[] HELLO = new AmqpCodec().encode(new Object[] {new AmqpValue("hello")});

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
  private final RawClient client = RawClient.connected(bus);

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  @Test
  @DisplayName("B-19: drain uses up the credit, after the messages that are there")
  void drain_uses_up_the_credit() {
    client.attachSender(0, "tasks");
    client.attachReceiver(1, "tasks");
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
