package io.boilermaker.cli.internal.export;

/** Why a file cannot be written or is no export; the message is a sentence for people. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }
}
