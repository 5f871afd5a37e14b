package io.boilermaker.broker;

/** A transaction takes no more messages. */
final class TransactionFullException extends Exception {

  private static final long serialVersionUID = 1;

  TransactionFullException() {
    super(
        "Cannot send more than "
            + Transaction.MOST_MESSAGES
            + " messages in a single transaction.");
  }
}
