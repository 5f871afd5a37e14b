package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.access.Tokens;

/**
 * The parts of a connection that all links of its client share.
 *
 * @param tokens those that the client has sent
 * @param transactions those that it has declared and not ended
 * @param work runs its requests
 * @param replies its links on which it receives replies
 * @param held what it makes the broker keep
 */
record ClientContext(
    BrokerContext broker,
    Tokens tokens,
    Transactions transactions,
    ClientWork work,
    Replies replies,
    ConnectionOutput output,
    HeldMemory held) {

  static ClientContext of(
      BrokerContext broker, Tokens tokens, ConnectionOutput output, HeldMemory held) {
    Transactions transactions = new Transactions(broker.time(), held.part());
    return new ClientContext(
        broker,
        tokens,
        transactions,
        new ClientWork(transactions, broker.faults()),
        new Replies(broker.log(), held),
        output,
        held);
  }
}
