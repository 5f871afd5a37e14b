package io.boilermaker.cli;

/** A command that failed when it had already done a part of its work; says how to go on. */
final class UnfinishedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what it failed with
   * @param note what was done, or how to go on
   */
  UnfinishedException(RuntimeException cause, String note) {
    super(note, cause);
  }
}
