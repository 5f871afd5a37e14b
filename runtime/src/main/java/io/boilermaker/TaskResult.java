package io.boilermaker;

import org.jspecify.annotations.Nullable;

/**
 * A value that a task may return to say how it went. A task that returns anything else, or nothing,
 * has succeeded; one that throws has failed.
 */
public final class TaskResult {

  private static final TaskResult SUCCESS = new TaskResult(true, null);
  private static final TaskResult FAILURE = new TaskResult(false, null);

  private final boolean success;
  private final @Nullable String reason;

  private TaskResult(boolean success, @Nullable String reason) {
    this.success = success;
    this.reason = reason;
  }

  /** The task succeeded. */
  public static TaskResult success() {
    return SUCCESS;
  }

  /** The task failed for good: no retry, the failure callback runs. */
  public static TaskResult failure() {
    return FAILURE;
  }

  /**
   * The task failed for good: no retry, the failure callback runs.
   *
   * @param reason why, for the log and the dead letter; cut to the service's limit
   */
  public static TaskResult failure(String reason) {
    return new TaskResult(false, reason);
  }

  /** Tells whether the task succeeded. */
  public boolean isSuccess() {
    return success;
  }

  /** Returns why the task failed; null if it succeeded or gave no reason. */
  public @Nullable String reason() {
    return reason;
  }

  @Override
  public String toString() {
    if (success) {
      return "success";
    }
    return reason == null ? "failure" : "failure: " + reason;
  }
}
