package io.boilermaker.broker;

/**
 * The number of messages of a queue by state. A message is counted exactly once.
 *
 * @param active messages available to the next receiver
 * @param locked messages that a receiver holds and has not settled
 * @param deferred messages deferred by a receiver, to be received by sequence number
 * @param scheduled messages that become active at a later time
 * @param deadLettered messages in the dead-letter queue, in any state
 */
public record QueueCounts(int active, int locked, int deferred, int scheduled, int deadLettered) {

  /**
   * Counts all messages of the queue together with those of its dead-letter queue.
   *
   * @return the sum of the five counts
   */
  public int total() {
    return active + locked + deferred + scheduled + deadLettered;
  }

  /** Returns true if receivers have work. */
  boolean isBusy() {
    return active + locked > 0;
  }
}
