package io.boilermaker;

/** The reasons of dead letters, in the words of the Python package. */
final class DeadLetterReason {

  /** The message is not a task. */
  static final String INVALID_TASK_FORMAT = "InvalidTaskFormat";

  /** The task is not known here, or the arguments do not bind. */
  static final String EXPECTATION_FAILED = "ExpectationFailed";

  /** The task threw, or said that it failed. */
  static final String TASK_FAILED = "TaskFailed";

  /** The tries are spent. */
  static final String PROCESSING_ERROR = "ProcessingError";

  private DeadLetterReason() {}
}
