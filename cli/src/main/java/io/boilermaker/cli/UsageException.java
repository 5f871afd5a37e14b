package io.boilermaker.cli;

/** What an operator asked for cannot be done; the message is a sentence for people. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
