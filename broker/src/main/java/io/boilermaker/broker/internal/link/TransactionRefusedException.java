package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.amqp.Symbol;

/** Something cannot be done in the transaction that the client names. */
final class TransactionRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Symbol condition;

  TransactionRefusedException(Symbol condition, String text) {
    super(text);
    this.condition = condition;
  }

  Symbol condition() {
    return condition;
  }
}
