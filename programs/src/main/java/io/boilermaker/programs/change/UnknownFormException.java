package io.boilermaker.programs.change;

/** Thrown where Jackson alone knows the JSON of a type. */
final class UnknownFormException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownFormException(String type) {
    super(type);
  }
}
