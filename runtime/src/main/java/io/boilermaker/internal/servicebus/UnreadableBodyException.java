package io.boilermaker.internal.servicebus;

/** A message whose body holds no bytes. */
public final class UnreadableBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableBodyException(String message) {
    super(message);
  }
}
