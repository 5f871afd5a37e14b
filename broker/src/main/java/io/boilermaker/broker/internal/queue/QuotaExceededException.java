package io.boilermaker.broker.internal.queue;

/** The queues have no room for a message. */
public final class QuotaExceededException extends SendRefusedException {

  private static final long serialVersionUID = 1;

  QuotaExceededException(long used, long limit) {
    super(
        "The maximum size of the broker has been reached: its messages take "
            + used
            + " of at most "
            + limit
            + " bytes. Messages are taken again when some have been received or deleted.");
  }
}
