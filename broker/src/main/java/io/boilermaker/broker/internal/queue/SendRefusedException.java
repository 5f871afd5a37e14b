package io.boilermaker.broker.internal.queue;

/** A message is not taken. */
public abstract sealed class SendRefusedException extends Exception
    permits QuotaExceededException, TransactionFullException {

  private static final long serialVersionUID = 1;

  SendRefusedException(String message) {
    super(message);
  }
}
