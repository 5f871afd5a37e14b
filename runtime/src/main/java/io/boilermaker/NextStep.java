package io.boilermaker;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What follows one try of a task.
 *
 * @param outcome how the try ended in the end: a retry that is asked for with no tries left is a
 *     failure
 * @param next what is published; null if nothing is
 * @param options how it is published
 */
record NextStep(Outcome outcome, @Nullable Task next, PublishOptions options) {

  /**
   * Decides.
   *
   * @param task the task with this try counted
   * @param random the source of jitter
   */
  static NextStep of(Task task, Outcome outcome, RandomGenerator random) {
    if (outcome instanceof Outcome.Success) {
      return new NextStep(outcome, task.onSuccess(), PublishOptions.none());
    }
    if (outcome instanceof Outcome.Retry request) {
      return retry(task, request, random);
    }
    return new NextStep(outcome, task.onFailure(), PublishOptions.none());
  }

  private static NextStep retry(Task task, Outcome.Retry request, RandomGenerator random) {
    Task next = request.policy() == null ? task : task.withPolicy(request.policy());
    if (next.attempts() >= next.policy().maxTries()) {
      return of(next, Outcome.Failure.retriesExhausted(next), random);
    }
    PublishOptions options =
        PublishOptions.delayed(next.policy().nextDelay(next.attempts(), random))
            .withMessageId(next.id() + ":" + next.attempts());
    return new NextStep(request, next, options);
  }
}
