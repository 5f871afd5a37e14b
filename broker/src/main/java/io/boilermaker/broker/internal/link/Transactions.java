package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Transaction;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Outcome;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/** The transactions that the client of one connection has declared and not yet ended. */
final class Transactions {

  /** A transaction and the session on which it was declared. */
  private record Declared(Transaction transaction, Session session) {}

  private static final long FOOTPRINT = 1_024;

  private final BrokerTime time;
  private final HeldMemory held;
  private final Map<Binary, Declared> open = new HashMap<>();

  Transactions(BrokerTime time, HeldMemory held) {
    this.time = time;
    this.held = held;
  }

  Binary declare(Session session) {
    held.take(FOOTPRINT);
    UUID id = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    Binary key = new Binary(bytes.array());
    open.put(key, new Declared(new Transaction(time.now()), session));
    return key;
  }

  /** Ends a transaction and returns it; null if there is none of that id. */
  @Nullable Transaction end(Binary id) {
    Declared declared = open.remove(id);
    if (declared == null) {
      return null;
    }
    release(declared);
    return declared.transaction();
  }

  /**
   * Finds the unit of work of a request on a link of that session.
   *
   * <p>A transaction is for one queue, unless the client does everything, the declaration included,
   * on one session: that is how it asks to span queues.
   *
   * @param state the delivery state that came with the request; usually null or not of a
   *     transaction
   */
  UnitOfWork unitOf(@Nullable DeliveryState state, Session session, QueueState queue)
      throws TransactionRefusedException {
    if (!(state instanceof TransactionalState transactional)) {
      return UnitOfWork.AT_ONCE;
    }
    Declared declared = open.get(transactional.getTxnId());
    if (declared == null || declared.transaction().isOver(time.now())) {
      throw new TransactionRefusedException(
          ErrorConditions.TRANSACTION_UNKNOWN,
          "There is no such transaction, or it has timed out.");
    }
    if (declared.session() != session && !declared.transaction().enter(queue)) {
      throw new TransactionRefusedException(
          ErrorConditions.NOT_ALLOWED,
          "The transaction is for another queue than '"
              + queue.spec().name()
              + "': cross-entity transactions must be enabled by the client.");
    }
    return declared.transaction();
  }

  /** Returns the outcome as it is sent within a transaction. */
  static DeliveryState answer(@Nullable DeliveryState request, DeliveryState outcome) {
    boolean accepted =
        outcome instanceof Outcome
            && !(outcome instanceof Rejected rejected && rejected.getError() != null);
    if (!accepted || !(request instanceof TransactionalState transactional)) {
      return outcome;
    }
    TransactionalState answer = new TransactionalState();
    answer.setTxnId(transactional.getTxnId());
    answer.setOutcome((Outcome) outcome);
    return answer;
  }

  /** Rolls back the transactions that were declared on that session. */
  void rollBack(Session session) {
    rollBack(declared -> declared.session() == session);
  }

  /** Rolls back the transactions that have taken too long. */
  void rollBackOverdue() {
    rollBack(declared -> declared.transaction().isOver(time.now()));
  }

  private void rollBack(Predicate<Declared> which) {
    open.values()
        .removeIf(
            declared -> {
              boolean goes = which.test(declared);
              if (goes) {
                release(declared);
              }
              return goes;
            });
  }

  private void release(Declared declared) {
    held.take(-FOOTPRINT);
    declared.transaction().release();
  }
}
