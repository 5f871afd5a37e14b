package io.boilermaker.broker.internal.queue;

/**
 * The memory that the messages of all queues may take. What is in a queue is counted wherever it
 * moves; only what clients send is refused.
 */
public final class Quota {

  // What a message costs beside its content: its entries in the queue, its lock, its deadlines.
  private static final long MESSAGE = 1_024;
  private static final long ID = 160;

  private final long limit;
  private long used;

  public Quota(long limit) {
    this.limit = limit;
  }

  /** Returns a quota that is never reached. */
  static Quota none() {
    return new Quota(Long.MAX_VALUE);
  }

  static long ofMessage(long contentBytes) {
    return MESSAGE + contentBytes;
  }

  static long ofId(String id) {
    return ID + 2L * id.length();
  }

  /** Counts what is there from now on, or, if negative, what is no longer there. */
  void take(long bytes) {
    used += bytes;
  }

  long limit() {
    return limit;
  }

  long used() {
    return used;
  }

  /** Refuses what a client wants to add. */
  void require(long bytes) throws QuotaExceededException {
    if (used + bytes > limit) {
      throw new QuotaExceededException(used, limit);
    }
  }
}
