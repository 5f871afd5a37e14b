package io.boilermaker.broker.internal.link;

/** The side of a connection that its links use. */
public interface ConnectionOutput {

  /** Has the output of the engine written at the end of this turn. */
  void touch();

  /** Runs the action once the client has received everything that was written to it so far. */
  void whenWritten(Runnable action);
}
