package io.boilermaker.broker;

import io.boilermaker.broker.Faults.Operation;
import java.time.Instant;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/** A link on which a client sends messages to a queue. */
final class SubmitLink extends InboundLink {

  private final QueueState queue;
  private final BrokerContext broker;

  SubmitLink(Receiver receiver, QueueState queue, BrokerContext broker, ConnectionOutput output) {
    super(receiver, queue.spec().maxMessageBytes(), output);
    this.queue = queue;
    this.broker = broker;
  }

  /** All messages of a batch are taken, or none. */
  @Override
  @Nullable DeliveryState accept(byte[] bytes, int messageFormat) {
    return broker
        .faults()
        .run(Operation.SEND, () -> submit(bytes, messageFormat), Outcomes::rejected);
  }

  private DeliveryState submit(byte[] bytes, int messageFormat) {
    try {
      Instant now = broker.time().now();
      broker.reader().readTransfer(bytes, messageFormat).forEach(m -> queue.submit(m, now));
      return Accepted.getInstance();
    } catch (MalformedMessageException e) {
      return Outcomes.rejected(
          Errors.DECODE_ERROR, "The message cannot be read: " + e.getMessage());
    }
  }
}
