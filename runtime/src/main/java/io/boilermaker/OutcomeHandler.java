package io.boilermaker;

import io.boilermaker.Disposition.DeadLetter;
import io.boilermaker.internal.time.Ticker;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows an outcome and how its message is settled. A message whose follow-up could
 * not be published goes back to the queue, so that it is never settled with its callback missing.
 * Thread safe; no future that it returns fails.
 */
final class OutcomeHandler {

  private static final Logger log = LoggerFactory.getLogger(OutcomeHandler.class);

  private static final Disposition COMPLETE = new Disposition.Complete();

  private final FollowUps followUps;
  private final SettleAndPublish settleAndPublish;
  private final Map<String, String> queues;
  private final RandomGenerator random;
  private final int unknownTaskRedeliveries;
  private final WorkerMetrics metrics;
  private final LogLimit limit;

  /**
   * @param queues where callbacks go whose message names no queue, by their names; others go to the
   *     application's own
   * @param random the source of jitter
   * @param unknownTaskRedeliveries how often a message of an unknown task is requeued
   */
  OutcomeHandler(
      FollowUps followUps,
      SettleAndPublish settleAndPublish,
      Map<String, String> queues,
      RandomGenerator random,
      int unknownTaskRedeliveries,
      WorkerMetrics metrics,
      Ticker ticker) {
    this.limit = new LogLimit(log, ticker);
    this.followUps = followUps;
    this.settleAndPublish = settleAndPublish;
    this.queues = queues;
    this.random = random;
    this.unknownTaskRedeliveries = unknownTaskRedeliveries;
    this.metrics = metrics;
  }

  /** Completes a message that needs no more than that. */
  CompletableFuture<Void> complete(Delivery delivery) {
    return delivery.claim() ? logged(delivery, delivery.complete()) : done();
  }

  /** Sets a message aside that no worker can run, whatever its task says of dead letters. */
  CompletableFuture<Void> refuse(Delivery delivery, String reason, @Nullable String description) {
    log.atError()
        .addKeyValue("reason", reason)
        .log(
            "Refused message sequence_number={}, to the dead-letter queue: {}",
            delivery.sequenceNumber(),
            description);
    return delivery.claim()
        ? logged(delivery, settle(delivery, new DeadLetter(reason, String.valueOf(description))))
        : done();
  }

  /**
   * Requeues a task that this worker does not know, with a delay and a limited number of times:
   * another worker may know it.
   */
  CompletableFuture<Void> unknownTask(Delivery delivery, Task task) {
    String description = "no task named '" + task.name() + "' is registered, id " + task.id();
    if (!delivery.claim()) {
      return done();
    }
    int before = MessageCopy.redeliveries(delivery.message());
    if (before < unknownTaskRedeliveries) {
      return logged(delivery, requeue(delivery, description));
    }
    if (before > 0) {
      description += ", after it was requeued " + before + " times";
    }
    log.error("{}, sequence_number={}", description, delivery.sequenceNumber());
    var failure = new Outcome.Failure(DeadLetterReason.EXPECTATION_FAILED, description);
    return logged(delivery, settle(delivery, dispositionOf(task, failure)));
  }

  private CompletableFuture<Void> requeue(Delivery delivery, String description) {
    MessageCopy next = MessageCopy.requeue(delivery.message());
    log.warn(
        "{}, requeued [{} of {}] sequence_number={} delay={}",
        description,
        next.redeliveries(),
        unknownTaskRedeliveries,
        delivery.sequenceNumber(),
        next.delay().toSeconds());
    return settleAndPublish.settle(delivery, followUps.of(next), COMPLETE);
  }

  /**
   * Releases a message that will not be finished here, because the worker stops. Where the
   * namespace has transactions it is requeued as a copy, which costs a healthy task no delivery
   * count.
   */
  CompletableFuture<Void> release(Delivery delivery) {
    if (!delivery.claim()) {
      return done();
    }
    return settleAndPublish.isTransactional() && !delivery.isEndingTheProcess()
        ? settleAndPublish.settle(
            delivery, followUps.of(MessageCopy.release(delivery.message())), COMPLETE)
        : delivery.abandon();
  }

  /**
   * Completes the message of an at-most-once task before it runs.
   *
   * @return whether the task may run
   */
  boolean completeEarly(Delivery delivery, Task task) {
    if (!delivery.claim()) {
      return false;
    }
    try {
      delivery.completeEarly().join();
      return true;
    } catch (CompletionException e) {
      log.warn(
          "{} not run: its message could not be completed before, sequence_number={}: {}",
          task,
          delivery.sequenceNumber(),
          String.valueOf(e.getCause()));
      return false;
    }
  }

  /** Publishes what follows the outcome, then settles the message. */
  CompletableFuture<Void> settle(Delivery delivery, Task task, Outcome outcome) {
    if (!delivery.isCompletedEarly() && !mayStillSettle(delivery, task)) {
      return done();
    }
    NextStep step = NextStep.of(task, outcome, random);
    CompletableFuture<Void> settled;
    if (step.outcome() instanceof Outcome.Failure failure) {
      settled = fail(delivery, task, step, failure);
    } else if (step.outcome() instanceof Outcome.Retry request) {
      settled = retry(delivery, task, step, request);
    } else {
      metrics.count(WorkerMetrics.Event.SUCCEEDED);
      settled = callback(delivery, step.next(), COMPLETE);
    }
    return settled
        .handle((v, error) -> error)
        .thenCompose(error -> error == null ? done() : notSettled(delivery, task, error));
  }

  private boolean mayStillSettle(Delivery delivery, Task task) {
    if (!delivery.claim()) {
      log.warn(
          "{} ended after its message was released, sequence_number={}: it runs again",
          task,
          delivery.sequenceNumber());
      return false;
    }
    if (delivery.isLockLost()) {
      limit.write(
          () ->
              log.warn(
                  "{} ended after its lock was lost, sequence_number={}: it runs again",
                  task,
                  delivery.sequenceNumber()));
      return false;
    }
    return true;
  }

  private CompletableFuture<Void> retry(
      Delivery delivery, Task task, NextStep step, Outcome.Retry request) {
    Task next = Objects.requireNonNull(step.next());
    metrics.count(WorkerMetrics.Event.RETRIED);
    log.warn(
        "{} asks for a retry: {} [attempt {} of {}] Publishing retry... sequence_number={} delay={}",
        task,
        request.message(),
        next.attempts(),
        next.policy().maxTries(),
        delivery.sequenceNumber(),
        step.options().delay().toSeconds());
    return settleAndPublish(delivery, next, step.options(), COMPLETE);
  }

  private CompletableFuture<Void> fail(
      Delivery delivery, Task task, NextStep step, Outcome.Failure failure) {
    if (failure.reason().equals(DeadLetterReason.PROCESSING_ERROR)) {
      log.error("{}, sequence_number={}", failure.description(), delivery.sequenceNumber());
    }
    metrics.count(WorkerMetrics.Event.FAILED);
    return callback(delivery, step.next(), dispositionOf(task, failure));
  }

  private static Disposition dispositionOf(Task task, Outcome.Failure failure) {
    return task.deadLetter() ? new DeadLetter(failure.reason(), failure.description()) : COMPLETE;
  }

  private CompletableFuture<Void> callback(
      Delivery delivery, @Nullable Task next, Disposition disposition) {
    if (next != null) {
      return settleAndPublish(delivery, routed(next), PublishOptions.none(), disposition);
    }
    return delivery.isCompletedEarly() ? done() : settle(delivery, disposition);
  }

  /** Python drops the queue of a callback, as any field that it does not know. */
  private Task routed(Task next) {
    String queue = next.queue() == null ? queues.get(next.name()) : null;
    return queue == null ? next : new TaskDraft(next).queue(queue).build();
  }

  private CompletableFuture<Void> settleAndPublish(
      Delivery delivery, Task next, PublishOptions options, Disposition disposition) {
    FollowUp followUp = followUps.of(next, options, TraceContext.of(delivery.message()));
    if (delivery.isCompletedEarly()) {
      return followUp.publish().toFuture();
    }
    return settleAndPublish
        .settle(delivery, followUp, disposition)
        .thenRun(() -> count(disposition));
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
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (delivery.isCompletedEarly()) {
      log.error("{} is done, and what follows it is lost", task, cause);
      return done();
    }
    if (Delivery.isLockLost(error)) {
      limit.write(
          () ->
              log.warn(
                  "{} lost its lock before it was settled, sequence_number={}: it runs again",
                  task,
                  delivery.sequenceNumber()));
      return done();
    }
    log.debug("The trace of what follows", cause);
    limit.write(
        () ->
            log.error(
                "{} could not be settled, sequence_number={}: it is abandoned and runs again: {}",
                task,
                delivery.sequenceNumber(),
                String.valueOf(cause)));
    return logged(delivery, delivery.abandon());
  }

  private CompletableFuture<Void> logged(Delivery delivery, CompletableFuture<Void> settlement) {
    return settlement.exceptionally(
        error -> {
          limit.write(
              () ->
                  log.warn(
                      "Message could not be settled, sequence_number={}: it is delivered again"
                          + " once its lock ends: {}",
                      delivery.sequenceNumber(),
                      error.toString()));
          return null;
        });
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
