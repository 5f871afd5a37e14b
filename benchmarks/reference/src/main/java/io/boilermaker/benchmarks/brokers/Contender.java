package io.boilermaker.benchmarks.brokers;

/** A broker and a client of it, with one queue. */
interface Contender extends AutoCloseable {

  /** Returns its name in the table. */
  String name();

  /**
   * Sends messages and waits until each is confirmed.
   *
   * @param inFlight how many may wait for that at the same time
   */
  void send(int messages, int inFlight) throws Exception;

  /** Receives that many messages and settles each. */
  void receive(int messages) throws Exception;

  @Override
  void close();
}
