package io.boilermaker;

/**
 * A task that could not be published. The queue may hold it all the same where the cause is a
 * time-out: the answer, not the message, may have been lost.
 */
public final class PublishException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
