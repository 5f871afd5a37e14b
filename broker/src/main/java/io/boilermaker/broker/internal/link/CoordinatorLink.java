package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.Transaction;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.transaction.Declare;
import org.apache.qpid.proton.amqp.transaction.Declared;
import org.apache.qpid.proton.amqp.transaction.Discharge;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/** A link on which a client declares and ends transactions. They are rolled back when it closes. */
final class CoordinatorLink extends InboundLink {

  private static final long MAX_BYTES = 1 << 16;

  private final Session session;
  private final Transactions transactions;
  private final BrokerContext broker;

  CoordinatorLink(Receiver receiver, ClientContext client) {
    super(receiver, MAX_BYTES, client.output());
    this.session = receiver.getSession();
    this.transactions = client.transactions();
    this.broker = client.broker();
  }

  @Override
  @Nullable DeliveryState accept(byte[] bytes, int messageFormat, @Nullable DeliveryState state) {
    Message message = Message.Factory.create();
    try {
      message.decode(bytes, 0, bytes.length);
    } catch (RuntimeException e) {
      return Outcomes.rejected(
          ErrorConditions.DECODE_ERROR, "The request cannot be read: " + e.getMessage());
    }
    Object request = message.getBody() instanceof AmqpValue value ? value.getValue() : null;
    if (request instanceof Declare) {
      Declared declared = new Declared();
      declared.setTxnId(transactions.declare(session));
      return declared;
    }
    if (request instanceof Discharge discharge) {
      return Boolean.TRUE.equals(discharge.getFail()) ? rollBack(discharge) : commit(discharge);
    }
    return Outcomes.rejected(
        ErrorConditions.NOT_IMPLEMENTED, "Only declare and discharge are known here.");
  }

  private DeliveryState rollBack(Discharge discharge) {
    return transactions.end(discharge.getTxnId()) == null ? unknown() : Accepted.getInstance();
  }

  private @Nullable DeliveryState commit(Discharge discharge) {
    Transaction transaction = transactions.end(discharge.getTxnId());
    if (transaction == null) {
      return unknown();
    }
    return broker
        .faults()
        .run(
            Operation.COMMIT,
            () ->
                transaction.commit(broker.time().now())
                    ? Accepted.getInstance()
                    : Outcomes.rejected(
                        ErrorConditions.TRANSACTION_ROLLED_BACK,
                        "The transaction was rolled back, because a part of it was refused, or a"
                            + " lock was lost, or it took longer than two minutes."),
            Outcomes::rejected);
  }

  private static DeliveryState unknown() {
    return Outcomes.rejected(
        ErrorConditions.TRANSACTION_UNKNOWN, "There is no such transaction, or it has ended.");
  }

  @Override
  public void onClosed() {
    transactions.rollBack(session);
  }
}
