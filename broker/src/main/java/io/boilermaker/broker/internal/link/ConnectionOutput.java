package io.boilermaker.broker.internal.link;

/** The side of a connection that its links use. */
public interface ConnectionOutput {

  /** Has the output of the engine written at the end of this turn. */
  void touch();

  /** Has the engine encode what its links have sent, as far as there is room. */
  void encode();

  /** Runs the action once the client has received everything that was written to it so far. */
  void whenWritten(Runnable action);
}
