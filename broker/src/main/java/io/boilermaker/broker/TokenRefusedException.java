package io.boilermaker.broker;

/** A client has shown a token that is not good. */
final class TokenRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  TokenRefusedException(String message) {
    super(message);
  }
}
