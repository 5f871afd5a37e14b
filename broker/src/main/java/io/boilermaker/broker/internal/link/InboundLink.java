package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.ErrorConditions;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Receiver;
import org.jspecify.annotations.Nullable;

/** A link on which a client sends: collects whole transfers, grants credit and answers each. */
abstract class InboundLink implements LinkEndpoint {

  private static final int CREDIT = 1_000;

  private final Receiver receiver;
  private final long maxBytes;
  private final ConnectionOutput output;

  InboundLink(Receiver receiver, long maxBytes, ConnectionOutput output) {
    this.receiver = receiver;
    this.maxBytes = maxBytes;
    this.output = output;
  }

  /**
   * Processes one transfer and returns its outcome; null for no answer.
   *
   * @param state the delivery state that came with the transfer, such as the id of a transaction
   */
  abstract @Nullable DeliveryState accept(
      byte[] bytes, int messageFormat, @Nullable DeliveryState state);

  long maxBytes() {
    return maxBytes;
  }

  void grantCredit() {
    if (receiver.getCredit() < CREDIT / 2) {
      receiver.flow(CREDIT - receiver.getCredit());
      output.touch();
    }
  }

  @Override
  public final void onDelivery(Delivery delivery) {
    if (receiver.getLocalState() != EndpointState.ACTIVE) {
      discard(delivery);
    } else if (delivery.pending() > maxBytes) {
      refuseOversized(delivery);
    } else if (delivery.isReadable() && !delivery.isPartial()) {
      byte[] bytes = new byte[delivery.pending()];
      receiver.recv(bytes, 0, bytes.length);
      receiver.advance();
      if (!delivery.isAborted()) {
        answer(delivery, accept(bytes, delivery.getMessageFormat(), delivery.getRemoteState()));
      } else {
        delivery.settle();
      }
      grantCredit();
    }
  }

  private void answer(Delivery delivery, @Nullable DeliveryState outcome) {
    if (outcome != null && !delivery.remotelySettled()) {
      delivery.disposition(outcome);
      output.touch();
    }
    // The client sees a settlement, so a transfer without an outcome must not be settled.
    if (outcome != null || delivery.remotelySettled()) {
      delivery.settle();
    }
  }

  /** Rejects the transfer and closes the link, as the service does; the rest of it is discarded. */
  private void refuseOversized(Delivery delivery) {
    ErrorCondition error =
        ErrorConditions.of(
            ErrorConditions.MESSAGE_SIZE_EXCEEDED,
            "The message is larger than the limit of " + maxBytes + " bytes.");
    answer(delivery, Outcomes.rejected(error.getCondition(), error.getDescription()));
    discard(delivery);
    receiver.setCondition(error);
    receiver.close();
    output.touch();
  }

  private void discard(Delivery delivery) {
    byte[] dropped = new byte[delivery.pending()];
    if (delivery == receiver.current()) {
      receiver.recv(dropped, 0, dropped.length);
      if (!delivery.isPartial()) {
        receiver.advance();
      }
    }
  }
}
