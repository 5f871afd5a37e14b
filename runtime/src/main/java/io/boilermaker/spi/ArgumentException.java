package io.boilermaker.spi;

/**
 * An argument that cannot be written, read or bound. The message names the argument and what is
 * wrong with it, and never holds its value: arguments may be secret.
 */
public final class ArgumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong
   */
  public ArgumentException(String message) {
    super(message);
  }

  ArgumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
