package io.boilermaker.broker.internal.access;

/** A client has sent a token that is not valid. */
public final class TokenRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  public TokenRefusedException(String message) {
    super(message);
  }
}
