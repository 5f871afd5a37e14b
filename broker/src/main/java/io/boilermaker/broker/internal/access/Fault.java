package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.internal.message.ErrorConditions;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/**
 * A planned failure of one operation.
 *
 * @param done whether the operation is applied nevertheless
 * @param refusal the answer; null if there is none
 */
public record Fault(boolean done, @Nullable ErrorCondition refusal) {

  public static final Fault IGNORED = new Fault(false, null);
  public static final Fault ANSWER_LOST = new Fault(true, null);

  public static Fault refusal(String condition) {
    return new Fault(false, ErrorConditions.of(condition, "Refused because a test wants it so."));
  }
}
