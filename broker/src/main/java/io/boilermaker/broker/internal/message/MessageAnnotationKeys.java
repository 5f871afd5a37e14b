package io.boilermaker.broker.internal.message;

import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;

/** The message annotations of the dialect. */
public final class MessageAnnotationKeys {

  static final Symbol SCHEDULED_ENQUEUE_TIME = Symbol.valueOf("x-opt-scheduled-enqueue-time");
  public static final Symbol SEQUENCE_NUMBER = Symbol.valueOf("x-opt-sequence-number");
  public static final Symbol ENQUEUE_SEQUENCE_NUMBER =
      Symbol.valueOf("x-opt-enqueue-sequence-number");
  public static final Symbol ENQUEUED_TIME = Symbol.valueOf("x-opt-enqueued-time");
  public static final Symbol LOCKED_UNTIL = Symbol.valueOf("x-opt-locked-until");
  public static final Symbol MESSAGE_STATE = Symbol.valueOf("x-opt-message-state");

  /** A delivery annotation. */
  public static final Symbol LOCK_TOKEN = Symbol.valueOf("x-opt-lock-token");

  public static final Symbol DEAD_LETTER_SOURCE = Symbol.valueOf("x-opt-deadletter-source");

  /** Annotations that are removed from a sent message, for example one that is forwarded. */
  static final Set<Symbol> SET_BY_BROKER =
      Set.of(
          SEQUENCE_NUMBER,
          ENQUEUE_SEQUENCE_NUMBER,
          ENQUEUED_TIME,
          LOCKED_UNTIL,
          LOCK_TOKEN,
          MESSAGE_STATE,
          DEAD_LETTER_SOURCE);

  private MessageAnnotationKeys() {}
}
