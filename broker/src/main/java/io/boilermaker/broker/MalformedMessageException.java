package io.boilermaker.broker;

/** Bytes that were sent as a message or a request but are none. */
final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1;

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
