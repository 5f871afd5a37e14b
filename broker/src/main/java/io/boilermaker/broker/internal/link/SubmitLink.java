package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.message.Errors;
import io.boilermaker.broker.internal.message.MalformedMessageException;
import io.boilermaker.broker.internal.queue.Changes;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.TransactionFullException;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** A link on which a client sends messages to a queue. */
final class SubmitLink extends InboundLink {

  private final QueueState queue;
  private final Session session;
  private final Transactions transactions;
  private final BrokerContext broker;

  SubmitLink(
      Receiver receiver,
      QueueState queue,
      Transactions transactions,
      BrokerContext broker,
      ConnectionOutput output) {
    super(receiver, queue.spec().maxMessageBytes(), output);
    this.queue = queue;
    this.session = receiver.getSession();
    this.transactions = transactions;
    this.broker = broker;
  }

  /** All messages of a batch are taken, or none. */
  @Override
  @Nullable DeliveryState accept(byte[] bytes, int messageFormat, @Nullable DeliveryState state) {
    try {
      Changes changes = transactions.changes(state, session, queue);
      DeliveryState outcome =
          broker
              .faults()
              .run(
                  Operation.SEND,
                  () -> submit(bytes, messageFormat, changes),
                  reason -> {
                    changes.fail();
                    return Outcomes.rejected(reason);
                  });
      return outcome == null ? null : Transactions.answer(state, outcome);
    } catch (TransactionRefusedException e) {
      return Outcomes.rejected(e.condition(), String.valueOf(e.getMessage()));
    }
  }

  private DeliveryState submit(byte[] bytes, int messageFormat, Changes changes) {
    try {
      changes.submit(
          queue, broker.reader().readTransfer(bytes, messageFormat), broker.time().now());
      return Accepted.getInstance();
    } catch (MalformedMessageException e) {
      changes.fail();
      return Outcomes.rejected(
          Errors.DECODE_ERROR, "The message cannot be read: " + e.getMessage());
    } catch (TransactionFullException e) {
      return Outcomes.rejected(Errors.NOT_ALLOWED, String.valueOf(e.getMessage()));
    }
  }
}
