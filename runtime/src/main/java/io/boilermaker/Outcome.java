package io.boilermaker;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.process.Thrown;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The result of one try of a task, which decides what happens to its message. */
sealed interface Outcome {

  /** The task succeeded: its success callback follows. */
  record Success() implements Outcome {}

  /**
   * The task asks for another try.
   *
   * @param policy the policy from now on; null to keep the task's own
   * @param message why
   * @param delay before it, if that is no matter of the policy
   */
  record Retry(@Nullable RetryPolicy policy, String message, @Nullable Duration delay)
      implements Outcome {
    public Retry {
      message = ShownText.of(message);
    }

    Retry(@Nullable RetryPolicy policy, String message) {
      this(policy, message, null);
    }
  }

  /**
   * The task failed for good: its failure callback follows.
   *
   * @param reason the reason of the dead letter
   * @param description what happened
   * @param error what was thrown; null if nothing was
   */
  record Failure(String reason, String description, @Nullable Throwable error) implements Outcome {
    public Failure {
      description = ShownText.of(description);
    }

    Failure(String reason, String description) {
      this(reason, description, null);
    }

    /** The outcome of a task whose arguments are not those of its method. */
    static Failure unbound(Task task, Throwable error) {
      // Only of our own exceptions it is known that they quote no value.
      String why =
          error instanceof ArgumentException || error instanceof StreamConstraintsException
              ? Thrown.message(error)
              : "its arguments cannot be read: " + error.getClass().getName();
      return new Failure(
          DeadLetterReason.EXPECTATION_FAILED, task.described() + ": " + why, thrown(error));
    }

    private static Throwable thrown(Throwable error) {
      LinkageError inside = error instanceof ArgumentException e ? e.linkageError() : null;
      return inside == null ? error : inside;
    }

    /**
     * The outcome of a task with no tries left.
     *
     * @param tries how many it had
     */
    static Failure retriesExhausted(Task task, int tries) {
      String why =
          tries < task.policy().maxTries() ? ", the most that this worker allows a task" : "";
      return new Failure(
          DeadLetterReason.PROCESSING_ERROR,
          "Retries exhausted: " + task.described() + ", " + tries + " tries" + why);
    }
  }

  /**
   * Masks the sensitive values of a task's arguments in what the user's code says of a failure.
   *
   * @param masks masks them in a text
   */
  record Masks(Task task, UnaryOperator<String> masks) {

    static Masks of(Registration registration, Task task) {
      return new Masks(task, registration.masks(task));
    }

    /** Returns what the description of a failed task begins with, which is the runtime's own. */
    static String head(Task task) {
      return task.described() + ", attempt " + task.attempts() + ": ";
    }

    /** Returns the outcome as it is logged and dead-lettered. */
    Outcome masked(Outcome outcome) {
      if (outcome instanceof Retry retry) {
        return new Retry(retry.policy(), masks.apply(retry.message()), retry.delay());
      }
      if (outcome instanceof Failure failure) {
        String text = failure.description();
        int start = text.startsWith(head(task)) ? head(task).length() : 0;
        return new Failure(
            failure.reason(),
            text.substring(0, start) + masks.apply(text.substring(start)),
            failure.error());
      }
      return outcome;
    }
  }
}
