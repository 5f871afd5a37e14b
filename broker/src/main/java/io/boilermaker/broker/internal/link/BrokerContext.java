package io.boilermaker.broker.internal.link;

import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.access.FaultPlan;
import io.boilermaker.broker.internal.message.AmqpCodec;
import io.boilermaker.broker.internal.message.MessageReader;
import io.boilermaker.broker.internal.queue.CommitLog;
import io.boilermaker.broker.internal.queue.Dispatcher;
import io.boilermaker.broker.internal.queue.Queues;
import io.boilermaker.broker.internal.time.BrokerTime;
import io.boilermaker.broker.internal.time.LogLimit;
import java.time.Duration;

/**
 * The parts of a broker that all of its connections share.
 *
 * @param queues the state of the queues
 * @param commitLog says which changes of the state are committed
 * @param dispatcher has the receivers that wait for messages
 * @param transactional whether clients may declare transactions
 * @param rules say who may do what
 * @param faults the failures that a test has planned
 * @param held what clients make the broker keep beside messages
 * @param log takes the troubles that clients make
 */
public record BrokerContext(
    Queues queues,
    CommitLog commitLog,
    Dispatcher dispatcher,
    MessageReader reader,
    MessageWriter writer,
    BrokerTime time,
    boolean transactional,
    AccessRules rules,
    FaultPlan faults,
    HeldMemory held,
    LogLimit log) {

  /** Messages have half of the heap, and connections a quarter: the rest is to work in. */
  private static final int HELD_PART = 8;

  public static BrokerContext of(
      Queues queues,
      CommitLog commitLog,
      BrokerTime time,
      boolean transactional,
      AccessRules rules) {
    AmqpCodec codec = new AmqpCodec();
    return new BrokerContext(
        queues,
        commitLog,
        new Dispatcher(),
        new MessageReader(codec, time),
        new MessageWriter(codec, time),
        time,
        transactional,
        rules,
        new FaultPlan(),
        HeldMemory.ofBroker(Runtime.getRuntime().maxMemory() / HELD_PART),
        new LogLimit(time));
  }

  /** Moves time forward. */
  public void advance(Duration by) {
    time.advance(by);
    commitLog.advanced(time.advance());
  }
}
