package io.boilermaker.manifest;

/** Thrown for a text that is no manifest. */
public final class ManifestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  ManifestException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Returns the number of the wrong line; the first line is 1. */
  public int line() {
    return line;
  }
}
