package io.boilermaker.cli.internal.filter;

/** Why a filter cannot be read; the message is a sentence for people. */
public final class FilterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FilterException(String message) {
    super(message);
  }
}
