package io.boilermaker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a delivery over to what follows it: publishes the retry or callback, then settles the
 * message. A message whose follower could not be published goes back to the queue, so that it is
 * never settled with its callback missing. Thread safe; no future that it returns fails.
 */
final class Settler {

  private static final Logger log = LoggerFactory.getLogger(Settler.class);

  private final Publisher publisher;
  private final RandomGenerator random;

  Settler(Publisher publisher, RandomGenerator random) {
    this.publisher = publisher;
    this.random = random;
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
        ? logged(
            delivery,
            locked(delivery)
                .thenCompose(v -> delivery.deadLetter(reason, String.valueOf(description))))
        : done();
  }

  /** Sets a task aside that this worker does not know. */
  CompletableFuture<Void> unknownTask(Delivery delivery, Task task) {
    String description = "no task named '" + task.name() + "' is registered, id " + task.id();
    var failure = new Outcome.Failure(DeadLetterReason.EXPECTATION_FAILED, description);
    log.error("{}, sequence_number={}", description, delivery.sequenceNumber());
    return delivery.claim()
        ? logged(delivery, locked(delivery).thenCompose(v -> setAside(delivery, task, failure)))
        : done();
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
      delivery.complete().join();
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

  /** The outcome of a task with no tries left. */
  Outcome retriesExhausted(Task task) {
    return new Outcome.Failure(
        DeadLetterReason.PROCESSING_ERROR,
        "Retries exhausted: task '"
            + task.name()
            + "', id "
            + task.id()
            + ", "
            + task.policy().maxTries()
            + " tries");
  }

  /** Publishes what follows the outcome, then settles the message. */
  CompletableFuture<Void> settle(Delivery delivery, Task task, Outcome outcome) {
    if (task.acksLate() && !mayStillSettle(delivery, task)) {
      return done();
    }
    CompletableFuture<Void> handedOver;
    if (outcome instanceof Outcome.Success) {
      handedOver = publish(task.onSuccess()).thenCompose(v -> late(task, delivery::complete));
    } else if (outcome instanceof Outcome.Failure failure) {
      log.atError()
          .addKeyValue("reason", failure.reason())
          .log(
              "{} failed, sequence_number={}: {}",
              task,
              delivery.sequenceNumber(),
              failure.description());
      handedOver = fail(delivery, task, failure);
    } else {
      handedOver = retry(delivery, task, (Outcome.Retry) outcome);
    }
    return handedOver
        .handle((v, error) -> error)
        .thenCompose(error -> error == null ? done() : giveBack(delivery, task, error));
  }

  private boolean mayStillSettle(Delivery delivery, Task task) {
    if (!delivery.claim()) {
      log.warn(
          "{} ended after its message was given back, sequence_number={}: it runs again",
          task,
          delivery.sequenceNumber());
      return false;
    }
    if (delivery.isLockLost()) {
      log.warn(
          "{} ended after its lock was lost, sequence_number={}: it runs again",
          task,
          delivery.sequenceNumber());
      return false;
    }
    return true;
  }

  private CompletableFuture<Void> retry(Delivery delivery, Task task, Outcome.Retry request) {
    Task next = request.policy() == null ? task : task.withPolicy(request.policy());
    if (next.attempts() >= next.policy().maxTries()) {
      Outcome.Failure exhausted = (Outcome.Failure) retriesExhausted(next);
      log.error("{}, sequence_number={}", exhausted.description(), delivery.sequenceNumber());
      return fail(delivery, next, exhausted);
    }
    Duration delay = next.policy().nextDelay(next.attempts(), random);
    log.warn(
        "{} asks for a retry: {} [attempt {} of {}] Publishing retry... sequence_number={} delay={}",
        task,
        request.message(),
        next.attempts(),
        next.policy().maxTries(),
        delivery.sequenceNumber(),
        delay.toSeconds());
    PublishOptions options =
        PublishOptions.delayed(delay).withMessageId(next.id() + ":" + next.attempts());
    return publisher
        .publish(next, options)
        .thenCompose(published -> late(task, delivery::complete));
  }

  private CompletableFuture<Void> fail(Delivery delivery, Task task, Outcome.Failure failure) {
    return late(task, () -> locked(delivery))
        .thenCompose(v -> publish(task.onFailure()))
        .thenCompose(v -> late(task, () -> setAside(delivery, task, failure)));
  }

  /**
   * Makes sure of the lock before a failed task is handed over: the SDK would report a dead letter
   * that did not happen, and the loser of a lock publishes nothing.
   */
  private static CompletableFuture<Void> locked(Delivery delivery) {
    return delivery.renewLock().thenAccept(until -> {});
  }

  private static CompletableFuture<Void> setAside(
      Delivery delivery, Task task, Outcome.Failure failure) {
    return task.deadLetter()
        ? delivery.deadLetter(failure.reason(), failure.description())
        : delivery.complete();
  }

  private CompletableFuture<Void> publish(@Nullable Task next) {
    return next == null
        ? done()
        : publisher.publish(next, PublishOptions.none()).thenAccept(published -> {});
  }

  /** A settlement that an early acknowledged task does not need any more. */
  private static CompletableFuture<Void> late(Task task, Settlement settlement) {
    return task.acksLate() ? settlement.settle() : done();
  }

  private CompletableFuture<Void> giveBack(Delivery delivery, Task task, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (!task.acksLate()) {
      log.error("{} is done, and what follows it is lost", task, cause);
      return done();
    }
    if (Delivery.isLockLost(error)) {
      log.warn(
          "{} lost its lock before it was settled, sequence_number={}: it runs again",
          task,
          delivery.sequenceNumber());
      return done();
    }
    log.error(
        "{} could not be settled, sequence_number={}: it is given back and runs again",
        task,
        delivery.sequenceNumber(),
        cause);
    return logged(delivery, delivery.abandon());
  }

  private static CompletableFuture<Void> logged(
      Delivery delivery, CompletableFuture<Void> settlement) {
    return settlement.exceptionally(
        error -> {
          log.warn(
              "Message could not be settled, sequence_number={}: it is delivered again once its"
                  + " lock ends: {}",
              delivery.sequenceNumber(),
              error.toString());
          return null;
        });
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  /** A way to settle a message. */
  private interface Settlement {
    CompletableFuture<Void> settle();
  }
}
