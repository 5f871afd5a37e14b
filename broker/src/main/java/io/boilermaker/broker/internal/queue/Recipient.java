package io.boilermaker.broker.internal.queue;

/** A receiver that waits for messages of a sub-queue. */
public interface Recipient {

  /** Delivers one message if the client can take it; returns false if this has left the line. */
  boolean deliverNext();

  /** Returns the credit that is left, because there is no message for it. */
  void finishDrain();
}
