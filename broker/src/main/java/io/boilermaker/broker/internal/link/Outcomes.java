package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.message.DeadLetterKeys;
import io.boilermaker.broker.internal.message.ErrorConditions;
import io.boilermaker.broker.internal.message.StringKeys;
import io.boilermaker.broker.internal.queue.Settlement;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** The meaning of AMQP outcomes in Service Bus. */
final class Outcomes {

  private Outcomes() {}

  /**
   * Returns the settlement that an outcome asks for; null if it asks for none, such as {@code
   * received}.
   */
  static @Nullable Settlement toSettlement(DeliveryState outcome) {
    if (outcome instanceof Accepted) {
      return new Settlement.Complete();
    }
    if (outcome instanceof Released) {
      return new Settlement.Release();
    }
    if (outcome instanceof Modified modified) {
      Map<String, @Nullable Object> changes = StringKeys.of(modified.getMessageAnnotations());
      return Boolean.TRUE.equals(modified.getUndeliverableHere())
          ? new Settlement.Defer(changes)
          : new Settlement.Abandon(changes);
    }
    return outcome instanceof Rejected rejected ? deadLetter(rejected.getError()) : null;
  }

  private static Settlement deadLetter(@Nullable ErrorCondition error) {
    Map<String, @Nullable Object> info = StringKeys.of(error == null ? null : error.getInfo());
    Object reason = info.remove(DeadLetterKeys.REASON);
    Object description = info.remove(DeadLetterKeys.DESCRIPTION);
    return new Settlement.DeadLetter(text(reason), text(description), info);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * Returns the answer to a settlement. A dead-lettering is confirmed by a rejection without an
   * error, because the JavaScript client treats any error in it as a failure.
   */
  static DeliveryState answer(Settlement.Result result, DeliveryState outcome) {
    return switch (result) {
      case DONE -> outcome instanceof Rejected ? new Rejected() : outcome;
      case LOCK_LOST -> rejected(ErrorConditions.MESSAGE_LOCK_LOST, ErrorConditions.LOCK_LOST_TEXT);
      case NOT_ALLOWED ->
          rejected(
              ErrorConditions.NOT_ALLOWED,
              "A message in a dead-letter queue cannot be dead-lettered.");
    };
  }

  /**
   * Tells whether an answer refuses a settlement with an error that goes away. The delivery is then
   * not settled: the Java client sends its outcome again, which it cannot for a settled delivery
   * ({@code ReceiverUnsettledDeliveries} of azure-core-amqp).
   */
  static boolean isRefusedForNow(DeliveryState answer) {
    return answer instanceof Rejected rejected
        && rejected.getError() != null
        && ErrorConditions.isTransient(rejected.getError().getCondition());
  }

  static Rejected rejected(Symbol condition, String description) {
    return rejected(ErrorConditions.of(condition, description));
  }

  static Rejected rejected(ErrorCondition error) {
    Rejected rejected = new Rejected();
    rejected.setError(error);
    return rejected;
  }
}
