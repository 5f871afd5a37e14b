package io.boilermaker.broker.internal.link;

/** What links need of the connection they belong to. */
public interface ConnectionOutput {

  /** Something was given to the engine that has to be written at the end of this turn. */
  void touch();

  /** Runs the action once the client has taken everything that was written to it so far. */
  void whenWritten(Runnable action);
}
