package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.access.Tokens;

/**
 * What all links of one client share.
 *
 * @param tokens those that the client has shown
 * @param transactions those that it has declared
 * @param work runs what it asks for
 * @param replies its links for replies
 */
record ClientContext(
    BrokerContext broker,
    Tokens tokens,
    Transactions transactions,
    ClientWork work,
    Replies replies,
    ConnectionOutput output) {

  static ClientContext of(BrokerContext broker, Tokens tokens, ConnectionOutput output) {
    Transactions transactions = new Transactions(broker.time());
    return new ClientContext(
        broker,
        tokens,
        transactions,
        new ClientWork(transactions, broker.faults()),
        new Replies(),
        output);
  }
}
