package io.boilermaker.broker;

import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/**
 * How one operation goes wrong.
 *
 * @param done whether it is done all the same
 * @param refusal the answer; null when there is none
 */
record Fault(boolean done, @Nullable ErrorCondition refusal) {

  static final Fault IGNORED = new Fault(false, null);
  static final Fault ANSWER_LOST = new Fault(true, null);

  static Fault refusal(String condition) {
    return new Fault(false, Errors.of(condition, "Refused because a test wants it so."));
  }
}
