package io.boilermaker;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Disposition.DeadLetter;
import io.boilermaker.internal.servicebus.Ending;
import io.boilermaker.internal.servicebus.FollowUp;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/**
 * Settles messages by the outcomes of their tasks and publishes their retries and callbacks. A
 * message whose follow-up could not be published yet stays locked and keeps its outcome; one whose
 * follow-up can never be published is dead-lettered. Thread safe; no future that it returns fails.
 */
final class OutcomeHandler {

  private static final Logger log = GuardedLogger.of(OutcomeHandler.class);

  private final TaskAttempts attempts;
  private final FollowUps followUps;
  private final SettleAndPublish settleAndPublish;
  private final OutcomeReport report;
  private final Executor continuations;
  private final MessageGuard guard;
  private final ReturnedMessages returned;
  private final RandomGenerator random = new Random();

  /**
   * @param continuations runs what the user's code is asked for where the service has answered
   */
  OutcomeHandler(
      TaskAttempts attempts,
      FollowUps followUps,
      SettleAndPublish settleAndPublish,
      OutcomeReport report,
      Executor continuations) {
    this.attempts = attempts;
    this.followUps = followUps;
    this.settleAndPublish = settleAndPublish;
    this.report = report;
    this.continuations = continuations;
    this.guard = new MessageGuard(settleAndPublish, report);
    this.returned =
        new ReturnedMessages(
            followUps, settleAndPublish, guard, attempts.unknownTaskRedeliveries());
  }

  /** Completes a message that needs no more than that. */
  CompletableFuture<Void> complete(Delivery delivery) {
    return guard.claimed(delivery, () -> guard.settle(delivery, Disposition.COMPLETE));
  }

  /** Dead-letters a message that no worker can run, whatever its task says of dead letters. */
  CompletableFuture<Void> refuse(Delivery delivery, TaskAttempt.Refused refused) {
    log.atError()
        .addKeyValue("reason", refused.reason())
        .log(
            "Refused message sequence_number={}, to the dead-letter queue: {}",
            delivery.sequenceNumber(),
            refused.description());
    return guard.claimed(
        delivery,
        () -> guard.settle(delivery, new DeadLetter(refused.reason(), refused.description())));
  }

  /** Requeues a message with a delay: another worker may be able to run it. */
  CompletableFuture<Void> requeue(Delivery delivery, TaskAttempt.Requeued requeued) {
    return returned.requeue(delivery, requeued);
  }

  /** Releases a message that will not be finished here, because the worker stops. */
  CompletableFuture<Void> release(Delivery delivery) {
    return returned.release(delivery);
  }

  /** Settles the message of a task that no worker has known. */
  CompletableFuture<Void> unknownTask(Delivery delivery, TaskAttempt.Unknown unknown) {
    log.error("{}, sequence_number={}", unknown.failure().description(), delivery.sequenceNumber());
    return guard.claimed(
        delivery,
        () -> guard.settle(delivery, NextStep.disposition(unknown.task(), unknown.failure())));
  }

  /**
   * Completes the message of an at-most-once task before it runs.
   *
   * @return whether the task may run
   */
  boolean completeEarly(Delivery delivery, Task task) {
    if (!delivery.claimCompletion()) {
      return false;
    }
    try {
      delivery.complete().join();
      return delivery.completed();
    } catch (CompletionException e) {
      log.warn(
          "{} not run: its message could not be completed before, sequence_number={}: {}",
          task,
          delivery.sequenceNumber(),
          Thrown.text(Thrown.unwrapped(e)));
      return false;
    }
  }

  /** Settles the message of a task by its outcome, and publishes its retry or callback. */
  CompletableFuture<Void> settle(Delivery delivery, Task task, Outcome outcome) {
    if (!delivery.claim()) {
      report.ranInVain(delivery, task);
      return MessageGuard.done();
    }
    return guard.guarded(
        delivery, () -> settle(delivery, task, attempts.end(task, outcome, random)));
  }

  private CompletableFuture<Void> settle(Delivery delivery, Task task, NextStep step) {
    report.outcome(delivery, task, step);
    boolean isCompleted = delivery.state() == DeliveryState.PUBLISHING;
    Task next = step.next();
    if (next == null) {
      return isCompleted
          ? ended(delivery, task, step, new Ending.Settled())
          : settleAndPublish
              .settle(delivery, null, step.disposition(), SettleAndPublish.LONGEST)
              .thenCompose(ending -> ended(delivery, task, step, ending));
    }
    FollowUp followUp;
    try {
      followUp = followUps.of(step, next, task, delivery);
    } catch (Throwable t) {
      // Errors too: mapper and interceptors are the user's.
      return notPublished(delivery, task, step, Thrown.message(t));
    }
    NextStep sent = step.delayed(followUp.delay());
    return (isCompleted
            ? settleAndPublish.publish(delivery, followUp)
            : settleAndPublish.settle(
                delivery, followUp, step.disposition(), SettleAndPublish.LONGEST))
        .thenCompose(ending -> ended(delivery, task, sent, ending));
  }

  private CompletableFuture<Void> ended(
      Delivery delivery, Task task, NextStep step, Ending ending) {
    if (ending instanceof Ending.Settled) {
      boolean wasCompleted = delivery.state() == DeliveryState.PUBLISHING;
      report.settled(delivery, step, wasCompleted ? Disposition.COMPLETE : step.disposition());
    } else if (ending instanceof Ending.NotPublished not) {
      return notPublished(delivery, task, step, not.why());
    } else {
      report.unsettled(delivery, task.toString(), ending);
    }
    return MessageGuard.done();
  }

  /**
   * Settles a message whose follow-up cannot be published: it is dead-lettered, so that somebody
   * sees it and can publish it again. A retry that cannot be published fails its task.
   */
  private CompletableFuture<Void> notPublished(
      Delivery delivery, Task task, NextStep step, String why) {
    report.notPublished(delivery, task, step, why);
    if (delivery.state() == DeliveryState.PUBLISHING) {
      return MessageGuard.done();
    }
    NextStep instead = attempts.withoutFollowUp(task, step, why, random);
    if (instead.next() == null) {
      return settle(delivery, task, instead);
    }
    // The service's answer comes on a thread of the SDK, which the mapper and interceptors must
    // not hold.
    return MessageGuard.done()
        .thenComposeAsync(
            v -> guard.guarded(delivery, () -> settle(delivery, task, instead)), continuations);
  }

  /** Abandons a message whose handling has failed, if nobody has begun to settle it. */
  CompletableFuture<Void> abandon(Delivery delivery, Throwable error) {
    report.notHandled(delivery, Thrown.unwrapped(error));
    return delivery.claimRelease() ? guard.abandon(delivery) : MessageGuard.done();
  }
}
