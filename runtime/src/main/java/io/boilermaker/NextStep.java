package io.boilermaker;

import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.MessageId;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The consequences of one try of a task.
 *
 * @param outcome how the try ended in the end: a retry that is asked for with no tries left is a
 *     failure
 * @param disposition how its message is settled, unless that was completed before
 * @param next the retry or callback to publish; null if there is none
 * @param options how it is published
 */
record NextStep(
    Outcome outcome, Disposition disposition, @Nullable Task next, PublishOptions options) {

  /**
   * Decides on the consequences.
   *
   * @param task the task with this try counted
   * @param rules what code and configuration say of its follow-up
   * @param random the source of jitter
   */
  static NextStep of(Task task, Outcome outcome, Rules rules, RandomGenerator random) {
    if (outcome instanceof Outcome.Retry request) {
      return retry(task, request, rules, random);
    }
    Task callback = outcome instanceof Outcome.Success ? task.onSuccess() : task.onFailure();
    return new NextStep(
        outcome,
        disposition(task, outcome),
        routed(callback, rules.queues()),
        PublishOptions.none());
  }

  /**
   * What code and configuration say of a follow-up.
   *
   * @param queues where callbacks go whose message names no queue, by their names
   * @param declared the policy of the code that runs the task
   * @param limits what the message may decide
   */
  record Rules(Map<String, String> queues, RetryPolicy declared, MessageLimits limits) {}

  /** Returns this step for a message that was completed before. */
  NextStep completing() {
    return new NextStep(outcome, Disposition.COMPLETE, next, options);
  }

  /** Returns this step with the delay by which its task was published. */
  NextStep delayed(Duration delay) {
    return delay.equals(options.delay())
        ? this
        : new NextStep(outcome, disposition, next, options.withDelay(delay));
  }

  /** Returns the last step of a task whose message is dead-lettered whatever the task says. */
  static NextStep last(Outcome.Failure failure) {
    return new NextStep(failure, deadLetter(failure), null, PublishOptions.none());
  }

  /** Returns this step with a dead letter in any case. */
  NextStep deadLettering(Outcome.Failure failure) {
    return new NextStep(outcome, deadLetter(failure), next, options);
  }

  /**
   * Returns how the task ends if what should follow it cannot be published.
   *
   * @param why in the service's words
   */
  Outcome.Failure withoutFollowUp(Task task, String why) {
    String what =
        outcome instanceof Outcome.Retry
            ? "retry"
            : outcome instanceof Outcome.Success ? "success callback" : "failure callback";
    String description = "its " + what + " cannot be published: " + why;
    return outcome instanceof Outcome.Failure failure
        ? new Outcome.Failure(failure.reason(), failure.description() + "; " + description)
        : new Outcome.Failure(
            DeadLetterReason.PROCESSING_ERROR,
            "task '" + task.name() + "', id " + task.id() + ": " + description);
  }

  /** Returns how the message of a task that has ended is settled. */
  static Disposition disposition(Task task, Outcome outcome) {
    return outcome instanceof Outcome.Failure failure && task.deadLetter()
        ? deadLetter(failure)
        : Disposition.COMPLETE;
  }

  private static Disposition deadLetter(Outcome.Failure failure) {
    return new Disposition.DeadLetter(failure.reason(), failure.description());
  }

  private static NextStep retry(
      Task task, Outcome.Retry request, Rules rules, RandomGenerator random) {
    RetryPolicy thrown = request.policy();
    Task next = thrown == null ? task : task.withPolicy(thrown);
    int tries = rules.limits().tries(next.policy());
    if (next.attempts() >= tries) {
      return of(next, Outcome.Failure.retriesExhausted(next, tries), rules, random);
    }
    PublishOptions options =
        PublishOptions.delayed(delay(next, request, rules, random))
            .withMessageId(MessageId.of(next.id() + ":" + next.attempts()));
    return new NextStep(request, Disposition.COMPLETE, next, options);
  }

  /** What an exception or an interceptor says is the code's decision. */
  private static Duration delay(
      Task next, Outcome.Retry request, Rules rules, RandomGenerator random) {
    if (request.delay() != null) {
      return request.delay();
    }
    return request.policy() == null
        ? rules.limits().delay(next, rules.declared(), random)
        : request.policy().nextDelay(next.attempts(), random);
  }

  /** Python drops the queue of a callback, as any field that it does not know. */
  private static @Nullable Task routed(@Nullable Task next, Map<String, String> queues) {
    if (next == null || next.queue() != null) {
      return next;
    }
    String queue = queues.get(next.name());
    return queue == null ? next : new TaskDraft(next).queue(queue).build();
  }
}
