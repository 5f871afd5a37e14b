package io.boilermaker.interceptor;

import io.boilermaker.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of one try of a task. Immutable. */
public sealed interface ExecutionOutcome {

  /** The dead-letter reason of a task that threw, or said that it failed. */
  String TASK_FAILED = "TaskFailed";

  /** The longest delay of a retry: messages carry no longer ones. */
  Duration LONGEST_DELAY = Duration.ofSeconds(Integer.MAX_VALUE);

  /** Returns what the task threw, if it threw. */
  default Optional<Throwable> error() {
    return Optional.empty();
  }

  /** Returns the outcome of a task that succeeded. */
  static ExecutionOutcome success() {
    return new Success();
  }

  /**
   * Returns a request for another try, after the delay of the task's policy.
   *
   * @param why for the log
   */
  static ExecutionOutcome retry(String why) {
    return new Retry(why, null, null, null);
  }

  /**
   * Returns a request for another try after a delay of its own. The policy stays, and its number of
   * tries: a task that has none left fails.
   *
   * @param delay zero to {@link #LONGEST_DELAY}; a part of a second is rounded up
   * @param why for the log
   * @throws IllegalArgumentException if the delay is out of range
   */
  static ExecutionOutcome retryAfter(Duration delay, String why) {
    return new Retry(why, delay, null, null);
  }

  /**
   * Returns a failure for good.
   *
   * @param why for the log and the dead letter
   */
  static ExecutionOutcome failure(String why) {
    return new Failure(TASK_FAILED, why, null);
  }

  /** The task succeeded. */
  record Success() implements ExecutionOutcome {}

  /**
   * The task asks for another try.
   *
   * @param why for the log
   * @param delay before it; null for that of the policy
   * @param policy from now on; null to keep the task's own
   * @param thrown what asked for it; null if nothing was thrown
   */
  record Retry(
      String why,
      @Nullable Duration delay,
      @Nullable RetryPolicy policy,
      @Nullable Throwable thrown)
      implements ExecutionOutcome {

    /**
     * Checks the delay.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Retry {
      Objects.requireNonNull(why, "why");
      if (delay != null) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
          throw new IllegalArgumentException(
              "the delay of a retry must be zero to " + LONGEST_DELAY + ", but is " + delay);
        }
        delay = Duration.ofSeconds(delay.plusNanos(999_999_999).toSeconds());
      }
    }

    @Override
    public Optional<Throwable> error() {
      return Optional.ofNullable(thrown);
    }
  }

  /**
   * The task failed for good.
   *
   * @param reason the reason of the dead letter, a word for programs
   * @param why what happened
   * @param thrown what was thrown; null if nothing was
   */
  record Failure(String reason, String why, @Nullable Throwable thrown)
      implements ExecutionOutcome {

    /** Checks that reason and description are there. */
    public Failure {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(why, "why");
    }

    @Override
    public Optional<Throwable> error() {
      return Optional.ofNullable(thrown);
    }
  }
}
