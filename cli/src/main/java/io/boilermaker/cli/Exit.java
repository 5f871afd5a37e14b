package io.boilermaker.cli;

/** The exit codes. */
final class Exit {

  /** Done. */
  static final int DONE = 0;

  /** Something is wrong with the queue, or a part of the work failed. */
  static final int WRONG = 1;

  /** Usage, or an error. */
  static final int ERROR = 2;

  /** Interrupted; what was done is kept. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
