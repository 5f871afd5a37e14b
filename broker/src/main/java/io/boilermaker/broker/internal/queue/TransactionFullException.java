package io.boilermaker.broker.internal.queue;

/** A transaction has reached its limit of messages. */
public final class TransactionFullException extends SendRefusedException {

  private static final long serialVersionUID = 1;

  TransactionFullException() {
    super(
        "Cannot send more than "
            + Transaction.MOST_MESSAGES
            + " messages in a single transaction.");
  }
}
