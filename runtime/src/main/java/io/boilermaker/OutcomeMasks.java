package io.boilermaker;

import io.boilermaker.Registrations.Registration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Masks the sensitive values of a task's arguments in what the user's code says of a failure. They
 * are looked for when there is such a text. Thread safe.
 */
final class OutcomeMasks {

  private final Registration registration;
  private final Task task;
  private volatile @Nullable UnaryOperator<String> masks;

  OutcomeMasks(Registration registration, Task task) {
    this.registration = registration;
    this.task = task;
  }

  /** Returns what the description of a failure begins with, which is the runtime's own. */
  String head() {
    return task.described() + ", attempt " + task.attempts() + ": ";
  }

  /** Returns the outcome as it is logged and dead-lettered. */
  Outcome masked(Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry) {
      return new Outcome.Retry(retry.policy(), masked(retry.message()), retry.delay());
    }
    if (outcome instanceof Outcome.Failure failure) {
      String text = failure.description();
      int start = text.startsWith(head()) ? head().length() : 0;
      return new Outcome.Failure(
          failure.reason(),
          text.substring(0, start) + masked(text.substring(start)),
          failure.error());
    }
    return outcome;
  }

  String masked(String text) {
    UnaryOperator<String> found = masks;
    if (found == null) {
      found = registration.masks(task);
      masks = found;
    }
    return found.apply(text);
  }
}
