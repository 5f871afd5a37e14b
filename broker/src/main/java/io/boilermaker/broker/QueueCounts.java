package io.boilermaker.broker;

/**
 * How many messages a queue holds, by what they wait for. A message is counted exactly once.
 *
 * @param active messages that the next receiver gets
 * @param locked messages that a receiver holds and has not settled
 * @param deferred messages set aside, to be received by sequence number
 * @param scheduled messages that become active at a later time
 * @param deadLettered messages in the dead-letter queue, in whatever state there
 */
public record QueueCounts(int active, int locked, int deferred, int scheduled, int deadLettered) {

  /**
   * All messages of the queue together with those of its dead-letter queue.
   *
   * @return the sum of the five counts
   */
  public int total() {
    return active + locked + deferred + scheduled + deadLettered;
  }

  /** Whether receivers have something to do. */
  boolean isBusy() {
    return active + locked > 0;
  }
}
