package io.boilermaker.broker.internal.queue;

import java.io.IOException;

/** Changes can no longer be written, so no further one may be confirmed. */
public final class StoreFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  public StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
