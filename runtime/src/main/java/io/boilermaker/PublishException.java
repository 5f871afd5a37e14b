package io.boilermaker;

import org.jspecify.annotations.Nullable;

/**
 * A task that could not be published. The queue may hold it all the same where the cause is a
 * time-out: the answer, not the message, may have been lost.
 */
public final class PublishException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
