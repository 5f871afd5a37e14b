package io.boilermaker.broker;

import java.io.IOException;

/** Changes can no longer be written, so none may be confirmed. */
final class StoreFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
