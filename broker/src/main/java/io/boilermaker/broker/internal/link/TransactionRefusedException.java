package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.amqp.Symbol;

/** A request is refused because of the transaction that it names. */
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
