package io.boilermaker;

import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.internal.interception.HandledMessage;
import org.jspecify.annotations.Nullable;

/** Outcomes as interceptors see them, and back. */
final class ExecutionOutcomes {

  private ExecutionOutcomes() {}

  /**
   * Shows an outcome to interceptors.
   *
   * @param thrown by the task; null if nothing was
   */
  static ExecutionOutcome shown(Outcome outcome, @Nullable Throwable thrown) {
    if (outcome instanceof Outcome.Retry retry) {
      return new ExecutionOutcome.Retry(retry.message(), retry.delay(), retry.policy(), thrown);
    }
    return outcome instanceof Outcome.Failure failure
        ? new ExecutionOutcome.Failure(
            failure.reason(),
            failure.description(),
            failure.error() == null ? thrown : failure.error())
        : ExecutionOutcome.success();
  }

  /** Returns what interceptors have made of a try. */
  static Outcome of(ExecutionOutcome outcome, Task task) {
    if (outcome instanceof ExecutionOutcome.Retry retry) {
      return new Outcome.Retry(retry.policy(), retry.why(), retry.delay());
    }
    return outcome instanceof ExecutionOutcome.Failure failure
        ? new Outcome.Failure(failure.reason(), described(failure.why(), task), failure.thrown())
        : new Outcome.Success();
  }

  private static String described(String why, Task task) {
    return why.contains(task.described())
        ? why
        : task.described() + ", attempt " + task.attempts() + ": " + why;
  }

  /** Notes the outcome of a try in the end, unless what is known says the same and more. */
  static void note(Outcome outcome, HandledMessage message) {
    ExecutionOutcome shown = shown(outcome, null);
    boolean isNew =
        message.outcome().map(known -> known.getClass() != shown.getClass()).orElse(true);
    if (isNew) {
      message.ended(shown);
    }
  }
}
