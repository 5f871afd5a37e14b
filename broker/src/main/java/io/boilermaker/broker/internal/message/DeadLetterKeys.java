package io.boilermaker.broker.internal.message;

/** The names of the application properties that say why a message was dead-lettered. */
public final class DeadLetterKeys {

  public static final String REASON = "DeadLetterReason";
  public static final String DESCRIPTION = "DeadLetterErrorDescription";

  private DeadLetterKeys() {}
}
