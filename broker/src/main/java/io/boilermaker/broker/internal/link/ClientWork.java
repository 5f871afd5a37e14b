package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.internal.access.FaultPlan;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.queue.QueueState;
import io.boilermaker.broker.internal.queue.UnitOfWork;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a client asks for: in the transaction that it names, and with the fault that a test has
 * planned for it.
 */
final class ClientWork {

  /**
   * A request of a client.
   *
   * @param operation what a test calls it; null for what a test cannot make fail
   * @param state what came with the request, such as the id of a transaction
   * @param session that of the link on which it came
   * @param queue the one that the link is for
   */
  record Request(
      @Nullable Operation operation,
      @Nullable DeliveryState state,
      Session session,
      QueueState queue) {}

  /**
   * A refusal without the request having been looked at.
   *
   * @param planned true if a test wants it, false if the transaction cannot take the request
   */
  record Refusal(ErrorCondition reason, boolean planned) {}

  private final Transactions transactions;
  private final FaultPlan faults;

  ClientWork(Transactions transactions, FaultPlan faults) {
    this.transactions = transactions;
    this.faults = faults;
  }

  /** Runs a request that came on a link to a queue; null if the client gets no answer. */
  @Nullable DeliveryState run(Request request, Function<UnitOfWork, DeliveryState> action) {
    DeliveryState outcome =
        this.<DeliveryState>run(request, action, refusal -> Outcomes.rejected(refusal.reason()));
    return outcome == null ? null : Transactions.answer(request.state(), outcome);
  }

  /**
   * Runs a request; a transaction in which it is refused is lost.
   *
   * @param refused makes the answer for a request that is refused before it is looked at
   * @return the answer; null if the client gets none
   */
  <T> @Nullable T run(
      Request request, Function<UnitOfWork, @Nullable T> action, Function<Refusal, T> refused) {
    try {
      UnitOfWork unit = transactions.unitOf(request.state(), request.session(), request.queue());
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
}
