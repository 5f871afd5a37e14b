package io.boilermaker.broker.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.clients.RawClient;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.MessageAnnotationKeys;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.ReceiverSettleMode;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock token among the delivery annotations of received messages. */
@Timeout(60)
class RawLockTokensTest {

  private static final UUID OLD = new UUID(1, 2);

  private final LocalServiceBus bus =
      LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
  private final RawClient client = RawClient.connected(bus);

  @AfterEach
  void close() {
    client.close();
    bus.close();
  }

  /** Sends a message with the annotations with which another was received. */
  private void send() {
    client.attachSender(0, "tasks");
    DeliveryAnnotations received =
        new DeliveryAnnotations(
            Map.of(MessageAnnotationKeys.LOCK_TOKEN, OLD, Symbol.valueOf("hop"), 1));
    client.transfer(0, 0, new AmqpCodec().encode(new Object[] {received, new AmqpValue("x")}));
    client.expect(Disposition.class);
  }

  private static Map<Symbol, Object> annotations(RawClient.Frame transfer) {
    Message message = Message.Factory.create();
    message.decode(
        transfer.payload().getArray(),
        transfer.payload().getArrayOffset(),
        transfer.payload().getLength());
    return message.getDeliveryAnnotations().getValue();
  }

  // N-B05
  @Test
  void each_delivery_has_a_token_of_its_own_which_is_its_tag() {
    send();
    client.attachReceiver(1, "tasks");
    client.flow(1, 0, 2, false);
    UUID first = receive();
    assertThat(receive()).isNotEqualTo(first).isNotEqualTo(OLD);
  }

  /** Receives a message, gives it back, and returns its token. */
  private UUID receive() {
    RawClient.Frame delivery = client.expect(Transfer.class);
    Transfer transfer = (Transfer) delivery.performative();
    UUID token = (UUID) annotations(delivery).get(MessageAnnotationKeys.LOCK_TOKEN);
    assertThat(transfer.getDeliveryTag()).isEqualTo(new Binary(LockToken.toTag(token)));
    client.settle(transfer.getDeliveryId(), Released.getInstance());
    return token;
  }

  // N-B05
  @Test
  void a_message_that_is_deleted_as_it_is_received_has_no_token() {
    send();
    Attach attach = new Attach();
    attach.setName("deleting");
    attach.setHandle(UnsignedInteger.ONE);
    attach.setRole(Role.RECEIVER);
    attach.setSource(RawClient.source("tasks"));
    attach.setTarget(new Target());
    attach.setSndSettleMode(SenderSettleMode.SETTLED);
    attach.setRcvSettleMode(ReceiverSettleMode.FIRST);
    client.send(attach);
    client.expect(Attach.class);
    client.flow(1, 0, 1, false);
    assertThat(annotations(client.expect(Transfer.class)))
        .containsOnly(Map.entry(Symbol.valueOf("hop"), 1));
    assertThat(bus.counts("tasks").total()).isZero();
  }
}
