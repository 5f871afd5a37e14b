package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.QuotaExceededException;
import io.boilermaker.broker.internal.queue.SendRefusedException;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** A link on which a client sends messages to a queue. */
final class SubmitLink extends InboundLink {

  private final QueueState queue;
  private final Session session;
  private final ClientContext client;

  SubmitLink(Receiver receiver, QueueState queue, ClientContext client) {
    super(receiver, queue.spec().maxMessageBytes(), client.output());
    this.queue = queue;
    this.session = receiver.getSession();
    this.client = client;
  }

  /** Accepts all messages of a batch, or none. */
  @Override
  @Nullable DeliveryState accept(byte[] bytes, int messageFormat, @Nullable DeliveryState state) {
    return client
        .work()
        .run(
            ClientWork.Request.onLink(Operation.SEND, state, session, queue),
            unit -> submit(bytes, messageFormat, unit));
  }

  /** Returns the error for a message that is not taken. */
  static Symbol condition(SendRefusedException refusal) {
    return refusal instanceof QuotaExceededException
        ? ErrorConditions.RESOURCE_LIMIT_EXCEEDED
        : ErrorConditions.NOT_ALLOWED;
  }

  private DeliveryState submit(byte[] bytes, int messageFormat, UnitOfWork unit) {
    try {
      BrokerContext broker = client.broker();
      unit.submit(queue, broker.reader().readTransfer(bytes, messageFormat), broker.time().now());
      return Accepted.getInstance();
    } catch (MalformedMessageException e) {
      unit.fail();
      return Outcomes.rejected(
          ErrorConditions.DECODE_ERROR, "The message cannot be read: " + e.getMessage());
    } catch (SendRefusedException e) {
      return Outcomes.rejected(condition(e), String.valueOf(e.getMessage()));
    }
  }
}
