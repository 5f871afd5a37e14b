package io.boilermaker.broker;

import java.time.Duration;

/**
 * What every connection of a broker shares.
 *
 * @param queues the state
 * @param durability which changes of the state clients may learn of
 * @param dispatcher who is waiting for messages
 * @param transactional whether clients may declare transactions
 * @param key what clients have to prove that they know
 * @param faults what a test wants to go wrong
 */
record BrokerContext(
    Queues queues,
    Durability durability,
    Dispatcher dispatcher,
    MessageReader reader,
    MessageWriter writer,
    BrokerTime time,
    boolean transactional,
    AccessKey key,
    FaultPlan faults) {

  static BrokerContext of(Data data, BrokerTime time, boolean transactional, AccessKey key) {
    Codec codec = new Codec();
    return new BrokerContext(
        data.queues(),
        data.durability(),
        new Dispatcher(),
        new MessageReader(codec, time),
        new MessageWriter(codec, time),
        time,
        transactional,
        key,
        new FaultPlan());
  }

  /** Moves time forward. */
  void advance(Duration by) {
    time.advance(by);
    durability.advanced(time.advance());
  }
}
