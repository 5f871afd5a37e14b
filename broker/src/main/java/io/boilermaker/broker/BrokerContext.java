package io.boilermaker.broker;

/**
 * What every connection of a broker shares.
 *
 * @param queues the state
 * @param dispatcher who is waiting for messages
 * @param transactional whether clients may declare transactions
 * @param faults what a test wants to go wrong
 */
record BrokerContext(
    Queues queues,
    Dispatcher dispatcher,
    MessageReader reader,
    MessageWriter writer,
    BrokerTime time,
    boolean transactional,
    FaultPlan faults) {

  static BrokerContext of(Queues queues, BrokerTime time, boolean transactional) {
    Codec codec = new Codec();
    return new BrokerContext(
        queues,
        new Dispatcher(),
        new MessageReader(codec, time),
        new MessageWriter(codec, time),
        time,
        transactional,
        new FaultPlan());
  }
}
