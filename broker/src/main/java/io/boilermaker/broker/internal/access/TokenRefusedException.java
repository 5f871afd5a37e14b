package io.boilermaker.broker.internal.access;

/** A client has shown a token that is not good. */
public final class TokenRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  public TokenRefusedException(String message) {
    super(message);
  }
}
