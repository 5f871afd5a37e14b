package io.boilermaker.broker;

import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;

/** The message annotations of the dialect. */
final class Annotations {

  static final Symbol SCHEDULED_ENQUEUE_TIME = Symbol.valueOf("x-opt-scheduled-enqueue-time");
  static final Symbol SEQUENCE_NUMBER = Symbol.valueOf("x-opt-sequence-number");
  static final Symbol ENQUEUE_SEQUENCE_NUMBER = Symbol.valueOf("x-opt-enqueue-sequence-number");
  static final Symbol ENQUEUED_TIME = Symbol.valueOf("x-opt-enqueued-time");
  static final Symbol LOCKED_UNTIL = Symbol.valueOf("x-opt-locked-until");
  static final Symbol MESSAGE_STATE = Symbol.valueOf("x-opt-message-state");
  static final Symbol DEAD_LETTER_SOURCE = Symbol.valueOf("x-opt-deadletter-source");

  /** What a sender may not say about its own message, for example when it forwards one. */
  static final Set<Symbol> SET_BY_BROKER =
      Set.of(
          SEQUENCE_NUMBER,
          ENQUEUE_SEQUENCE_NUMBER,
          ENQUEUED_TIME,
          LOCKED_UNTIL,
          MESSAGE_STATE,
          DEAD_LETTER_SOURCE);

  private Annotations() {}
}
