package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.QueuedMessage;
import io.boilermaker.broker.internal.queue.Recipient;
import io.boilermaker.broker.internal.queue.Settlement;
import io.boilermaker.broker.internal.queue.SubQueue;
import java.util.UUID;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Sender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link on which a client receives the messages of a queue or dead-letter queue. */
final class DeliveryLink implements LinkEndpoint, Recipient {

  private static final Logger log = LoggerFactory.getLogger(DeliveryLink.class);
  // A client that takes no more bytes gets no more messages, whatever its credit.
  private static final int LARGEST_BACKLOG = 1 << 20;
  private static final long UNSETTLED = 512;

  private final Sender sender;
  private final QueueState entity;
  private final SubQueue queue;
  private final ClientContext client;
  private final BrokerContext broker;
  private final ConnectionOutput output;
  private final HeldMemory held;
  private boolean inLine;
  private boolean drains;

  /**
   * @param entity the queue
   * @param queue that queue or its dead-letter queue
   */
  DeliveryLink(Sender sender, QueueState entity, SubQueue queue, ClientContext client) {
    this.sender = sender;
    this.entity = entity;
    this.queue = queue;
    this.client = client;
    this.broker = client.broker();
    this.output = client.output();
    this.held = client.held().part();
  }

  @Override
  public void onFlow() {
    drains = sender.getDrain();
    resume();
  }

  private void resume() {
    if (!isOpen()) {
      return;
    }
    if (sender.getCredit() > 0 && !inLine) {
      inLine = true;
      broker.dispatcher().enter(queue, this);
    }
    if (drains) {
      broker.dispatcher().drain(this);
    }
  }

  @Override
  public void onClosed() {
    broker.dispatcher().leave(queue, this);
    held.release();
  }

  @Override
  public boolean deliverNext() {
    inLine = isOpen() && sender.getCredit() > 0;
    if (inLine && sender.getSession().getOutgoingBytes() >= LARGEST_BACKLOG) {
      inLine = false;
      output.whenWritten(this::resume);
    }
    if (inLine) {
      boolean settled = sender.getSenderSettleMode() == SenderSettleMode.SETTLED;
      QueuedMessage message = settled ? queue.removeNext() : queue.lockNext(broker.time().now());
      if (message != null) {
        sendOrKeep(message, settled);
      }
    }
    return inLine;
  }

  /**
   * A message that cannot be written stays locked, and is dead-lettered after the last delivery.
   */
  private void sendOrKeep(QueuedMessage message, boolean settled) {
    try {
      send(message, settled);
    } catch (RuntimeException e) {
      broker
          .log()
          .warn(
              log,
              "Message {} cannot be delivered; please report it: {}",
              message.sequenceNumber(),
              e.toString());
      log.debug("The message failed here", e);
    }
  }

  private void send(QueuedMessage message, boolean settled) {
    UUID token = message.lock() == null ? UUID.randomUUID() : message.lock().token();
    byte[] bytes =
        settled ? broker.writer().write(message) : broker.writer().writeLocked(message, token);
    Delivery delivery = sender.delivery(LockToken.toTag(token));
    delivery.setContext(token);
    sender.send(bytes, 0, bytes.length);
    sender.advance();
    held.take(UNSETTLED);
    if (settled) {
      settle(delivery);
    }
    output.touch();
  }

  @Override
  public void finishDrain() {
    // A link that has left the line with credit waits for room, and comes back.
    if (drains && isOpen() && (inLine || sender.getCredit() <= 0)) {
      drains = !Drain.answer(sender, output);
      if (drains) {
        output.whenWritten(this::resume);
      }
    }
  }

  private boolean isOpen() {
    return sender.getLocalState() == EndpointState.ACTIVE
        && sender.getRemoteState() == EndpointState.ACTIVE
        && sender.getSession().getRemoteState() == EndpointState.ACTIVE
        && sender.getSession().getConnection().getTransport() != null;
  }

  @Override
  public void onDelivery(Delivery delivery) {
    if (delivery.isSettled()) {
      return;
    }
    DeliveryState outcome = delivery.getRemoteState();
    DeliveryState answer = outcome == null ? null : settle((UUID) delivery.getContext(), outcome);
    if (answer != null) {
      delivery.disposition(answer);
    }
    // If the client settles without an outcome, the lock of the message expires.
    if (delivery.remotelySettled() || (answer != null && !Outcomes.isRefusedForNow(answer))) {
      settle(delivery);
    }
    output.touch();
  }

  private void settle(Delivery delivery) {
    held.take(-UNSETTLED);
    delivery.settle();
  }

  private @Nullable DeliveryState settle(UUID token, DeliveryState state) {
    DeliveryState outcome =
        state instanceof TransactionalState transactional
            ? (DeliveryState) transactional.getOutcome()
            : state;
    Settlement settlement = outcome == null ? null : Outcomes.toSettlement(outcome);
    if (settlement == null) {
      return null;
    }
    return client
        .work()
        .run(
            ClientWork.Request.onLink(Operation.SETTLE, state, sender.getSession(), entity),
            unit ->
                Outcomes.answer(
                    unit.settle(queue, token, settlement, broker.time().now()), outcome));
  }
}
