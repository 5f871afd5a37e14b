package io.boilermaker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A task and those that follow it on success, of any number. */
final class SuccessChain {

  private SuccessChain() {}

  /**
   * Makes changed copies of all tasks of a chain, from its end.
   *
   * @param end what comes after the last step; null for nothing
   */
  static Task rebuilt(Task head, @Nullable Task end, UnaryOperator<Task> change) {
    Deque<Task> steps = new ArrayDeque<>();
    for (Task step = head; step != null; step = step.onSuccess()) {
      steps.push(step);
    }
    Task made = end;
    for (Task step : steps) {
      Task changed = change.apply(step);
      made = made == null ? changed : changed.onSuccess(made);
    }
    return Objects.requireNonNull(made);
  }
}
