package io.boilermaker.broker.internal.link;

import org.apache.qpid.proton.amqp.Symbol;

/** A client has attached a link that is refused. */
final class LinkRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Symbol condition;

  LinkRefusedException(Symbol condition, String message) {
    super(message);
    this.condition = condition;
  }

  Symbol condition() {
    return condition;
  }
}
