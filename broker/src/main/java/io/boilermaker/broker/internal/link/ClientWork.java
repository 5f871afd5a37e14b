package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.Faults.TransactionLimit;
import io.boilermaker.broker.internal.access.FaultPlan;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.Transaction;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs the requests of a client: in the transaction that they name, and with the fault that a test
 * has planned for them.
 */
final class ClientWork {

  /**
   * A request of a client.
   *
   * @param operation its kind, for planned faults; null if a test cannot make it fail
   * @param state the delivery state that came with it, such as the id of a transaction
   * @param session that of the link on which it came
   * @param queue the one that the link is for
   * @param management true if it is a request to a management node
   */
  record Request(
      @Nullable Operation operation,
      @Nullable DeliveryState state,
      Session session,
      QueueState queue,
      boolean management) {

    /** Makes a request that came on a link to a queue. */
    static Request onLink(
        Operation operation, @Nullable DeliveryState state, Session session, QueueState queue) {
      return new Request(operation, state, session, queue, /* management= */ false);
    }
  }

  /**
   * A refusal of a request that was not run.
   *
   * @param planned true if a test has planned it, false if the transaction refuses the request
   */
  record Refusal(ErrorCondition reason, boolean planned) {}

  private final Transactions transactions;
  private final FaultPlan faults;

  ClientWork(Transactions transactions, FaultPlan faults) {
    this.transactions = transactions;
    this.faults = faults;
  }

  /** Runs a request that came on a link to a queue; returns null if the client gets no answer. */
  @Nullable DeliveryState run(Request request, Function<UnitOfWork, DeliveryState> action) {
    DeliveryState outcome =
        this.<DeliveryState>run(request, action, refusal -> Outcomes.rejected(refusal.reason()));
    return outcome == null ? null : Transactions.answer(request.state(), outcome);
  }

  /**
   * Runs a request; a transaction fails if one of its requests is refused.
   *
   * @param refused makes the answer for a request that is not run
   * @return the answer; null if the client gets none
   */
  <T> @Nullable T run(
      Request request, Function<UnitOfWork, T> action, Function<Refusal, T> refused) {
    try {
      UnitOfWork unit = transactions.unitOf(request.state(), request.session(), request.queue());
      restrict(unit, request);
      return faults.run(
          request.operation(),
          () -> action.apply(unit),
          reason -> {
            unit.fail();
            return refused.apply(new Refusal(reason, /* planned= */ true));
          });
    } catch (TransactionRefusedException e) {
      ErrorCondition reason = ErrorConditions.of(e.condition(), String.valueOf(e.getMessage()));
      return refused.apply(new Refusal(reason, /* planned= */ false));
    }
  }

  /** Applies the limits of transactions that a test has set. */
  private void restrict(UnitOfWork unit, Request request) throws TransactionRefusedException {
    if (!(unit instanceof Transaction transaction)) {
      return;
    }
    boolean mixed = transaction.isMixedBy(request.management());
    if (mixed && faults.restricts(TransactionLimit.NO_MIX_AT_COMMIT)) {
      transaction.fail();
    }
    boolean send = request.operation() == Operation.SEND && !request.management();
    if (send && faults.restricts(TransactionLimit.NO_SEND)) {
      refuse(transaction, "Messages cannot be sent in a transaction.");
    }
    if (mixed && faults.restricts(TransactionLimit.NO_MIX)) {
      refuse(
          transaction, "Management and messaging operations cannot be mixed in one transaction.");
    }
  }

  private static void refuse(Transaction transaction, String why)
      throws TransactionRefusedException {
    transaction.fail();
    throw new TransactionRefusedException(ErrorConditions.NOT_ALLOWED, why);
  }
}
