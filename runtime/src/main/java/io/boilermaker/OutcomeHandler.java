package io.boilermaker;

import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Disposition.DeadLetter;
import io.boilermaker.internal.servicebus.FollowUp;
import io.boilermaker.internal.servicebus.MessageCopy;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import io.boilermaker.internal.servicebus.TraceContext;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles messages by the outcomes of their tasks and publishes their retries and callbacks. A
 * message whose follow-up could not be published returns to the queue, so that it is never settled
 * with its callback missing. Thread safe; no future that it returns fails.
 */
final class OutcomeHandler {

  private static final Logger log = LoggerFactory.getLogger(OutcomeHandler.class);

  private final TaskAttempts attempts;
  private final FollowUps followUps;
  private final SettleAndPublish settleAndPublish;
  private final WorkerMetrics metrics;
  private final OutcomeReport report;
  private final RandomGenerator random = RandomGenerator.getDefault();

  OutcomeHandler(
      TaskAttempts attempts,
      FollowUps followUps,
      SettleAndPublish settleAndPublish,
      WorkerMetrics metrics,
      Ticker ticker) {
    this.attempts = attempts;
    this.followUps = followUps;
    this.settleAndPublish = settleAndPublish;
    this.metrics = metrics;
    this.report = new OutcomeReport(metrics, ticker);
  }

  /** Completes a message that needs no more than that. */
  CompletableFuture<Void> complete(Delivery delivery) {
    return delivery.claim() ? logged(delivery, delivery.complete()) : done();
  }

  /** Dead-letters a message that no worker can run, whatever its task says of dead letters. */
  CompletableFuture<Void> refuse(Delivery delivery, TaskAttempt.Refused refused) {
    log.atError()
        .addKeyValue("reason", refused.reason())
        .log(
            "Refused message sequence_number={}, to the dead-letter queue: {}",
            delivery.sequenceNumber(),
            refused.description());
    return delivery.claim()
        ? logged(
            delivery, settle(delivery, new DeadLetter(refused.reason(), refused.description())))
        : done();
  }

  /** Requeues a message with a delay: another worker may be able to run it. */
  CompletableFuture<Void> requeue(Delivery delivery, TaskAttempt.Requeued requeued) {
    if (!delivery.claim()) {
      return done();
    }
    MessageCopy next = MessageCopy.requeue(delivery.message());
    log.warn(
        "{}, requeued [{} of {}] sequence_number={} delay={}",
        requeued.description(),
        next.redeliveries(),
        attempts.unknownTaskRedeliveries(),
        delivery.sequenceNumber(),
        next.delay().toSeconds());
    return logged(
        delivery, settleAndPublish.settle(delivery, followUps.of(next), Disposition.COMPLETE));
  }

  /** Settles the message of a task that no worker has known. */
  CompletableFuture<Void> unknownTask(Delivery delivery, TaskAttempt.Unknown unknown) {
    log.error("{}, sequence_number={}", unknown.failure().description(), delivery.sequenceNumber());
    return delivery.claim()
        ? logged(
            delivery, settle(delivery, NextStep.disposition(unknown.task(), unknown.failure())))
        : done();
  }

  /**
   * Releases a message that will not be finished here, because the worker stops. Where the
   * namespace has transactions it is requeued as a copy, which costs a healthy task no delivery
   * count.
   */
  CompletableFuture<Void> release(Delivery delivery) {
    if (!delivery.claimRelease()) {
      return done();
    }
    return settleAndPublish.isTransactional() && !delivery.isEndingTheProcess()
        ? settleAndPublish.settle(
            delivery, followUps.of(MessageCopy.release(delivery.message())), Disposition.COMPLETE)
        : delivery.abandon();
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
          String.valueOf(e.getCause()));
      return false;
    }
  }

  /** Settles the message of a task by its outcome, and publishes its retry or callback. */
  CompletableFuture<Void> settle(Delivery delivery, Task task, Outcome outcome) {
    if (!delivery.claim()) {
      report.ranInVain(delivery, task);
      return done();
    }
    CompletableFuture<Void> settled;
    try {
      NextStep step = attempts.end(task, outcome, random);
      report.outcome(delivery, task, step);
      settled = settle(delivery, step);
    } catch (Throwable t) {
      // A callback that cannot be written, for one.
      settled = CompletableFuture.failedFuture(t);
    }
    return settled.exceptionallyCompose(error -> notSettled(delivery, task, error));
  }

  /** Abandons a message whose handling has failed, if nobody has begun to settle it. */
  CompletableFuture<Void> abandon(Delivery delivery, Throwable error) {
    log.error(
        "Message not handled, sequence_number={} message_id={}: {}",
        delivery.sequenceNumber(),
        delivery.message().getMessageId(),
        Thrown.text(cause(error)));
    return delivery.claimRelease() ? logged(delivery, delivery.abandon()) : done();
  }

  private CompletableFuture<Void> settle(Delivery delivery, NextStep step) {
    boolean isCompleted = delivery.state() == DeliveryState.PUBLISHING;
    Task next = step.next();
    if (next == null) {
      return isCompleted ? done() : settle(delivery, step.disposition());
    }
    FollowUp followUp = followUps.of(next, step.options(), TraceContext.of(delivery.message()));
    return isCompleted
        ? followUp.publish().toFuture()
        : settleAndPublish
            .settle(delivery, followUp, step.disposition())
            .thenRun(() -> count(step.disposition()));
  }

  private CompletableFuture<Void> settle(Delivery delivery, Disposition disposition) {
    return disposition.settle(delivery).thenRun(() -> count(disposition));
  }

  private void count(Disposition disposition) {
    if (disposition instanceof DeadLetter) {
      metrics.count(WorkerMetrics.Event.DEAD_LETTERED);
    }
  }

  private CompletableFuture<Void> notSettled(Delivery delivery, Task task, Throwable error) {
    Throwable cause = cause(error);
    if (delivery.state() == DeliveryState.PUBLISHING) {
      log.error("{} has ended, and its retry or callback is lost", task, cause);
      return done();
    }
    if (Delivery.isLockLost(error)) {
      report.lostBeforeSettled(delivery, task);
      return done();
    }
    report.notSettled(delivery, task, cause);
    return logged(delivery, delivery.abandon());
  }

  private CompletableFuture<Void> logged(Delivery delivery, CompletableFuture<Void> settlement) {
    return settlement.exceptionally(
        error -> {
          report.leftLocked(delivery, error);
          return null;
        });
  }

  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException wrapper && wrapper.getCause() != null
        ? wrapper.getCause()
        : error;
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
