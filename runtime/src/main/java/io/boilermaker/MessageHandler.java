package io.boilermaker;

import io.boilermaker.TaskAttempt.Failed;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.TaskAttempt.Refused;
import io.boilermaker.TaskAttempt.Requeued;
import io.boilermaker.TaskAttempt.Unbound;
import io.boilermaker.TaskAttempt.Unknown;
import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.process.ClassPathState;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.TaskThread;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.MessageBody;
import io.boilermaker.internal.servicebus.MessageCopy;
import io.boilermaker.internal.servicebus.UnreadableBodyException;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;

/**
 * Handles one delivery from its bytes to its settlement: decides, runs the task, and passes its
 * outcome to the {@link OutcomeHandler}. Nothing that a message holds or a task throws gets past
 * it. Thread safe.
 */
final class MessageHandler {

  private static final Logger log = GuardedLogger.of(MessageHandler.class);

  private final TaskAttempts attempts;
  private final TaskRunner runner;
  private final OutcomeHandler outcomes;
  private final ClassPathState classPath = ClassPathState.take();
  private final WorkerMetrics metrics;
  private final WorkerInterception interception;

  /**
   * @param metrics notes when no task can be run any more
   * @param interception the interceptors of the application
   */
  MessageHandler(
      TaskAttempts attempts,
      TaskRunner runner,
      OutcomeHandler outcomes,
      WorkerMetrics metrics,
      WorkerInterception interception) {
    this.interception = interception;
    this.attempts = attempts;
    this.runner = runner;
    this.outcomes = outcomes;
    this.metrics = metrics;
  }

  /**
   * Handles a delivery; the calling thread runs the task.
   *
   * @return done when the message is settled or left to its lock; never fails
   */
  CompletableFuture<Void> handle(Delivery delivery) {
    CompletableFuture<Void> handled;
    try {
      TaskAttempt attempt = begin(delivery);
      if (!interception.isEmpty()) {
        interception.notes().of(delivery).read(attempt.known(attempts.registrations()));
      }
      handled =
          attempt instanceof Ready ready
              ? run(delivery, ready)
              : attempt instanceof Unbound unbound
                  ? run(delivery, unbound)
                  : refilled(delivery, settle(delivery, attempt));
    } catch (Throwable t) {
      handled = CompletableFuture.failedFuture(t);
    }
    return handled.exceptionallyCompose(error -> failed(delivery, error));
  }

  /** Reads a message; the classes of its arguments run here, and a stop may have to end them. */
  private TaskAttempt begin(Delivery delivery) {
    try {
      byte[] body = MessageBody.of(delivery.message());
      int redeliveries = MessageCopy.redeliveries(delivery.message());
      return TaskThread.exposed(() -> attempts.begin(body, redeliveries));
    } catch (UnreadableBodyException e) {
      return Refused.noTask(e);
    }
  }

  private CompletableFuture<Void> settle(Delivery delivery, TaskAttempt attempt) {
    if (attempt instanceof Failed failed) {
      return failed.isCompletedEarly() && !outcomes.completeEarly(delivery, failed.task())
          ? CompletableFuture.completedFuture(null)
          : settle(delivery, failed.task(), failed.failure());
    }
    if (attempt instanceof Requeued requeued) {
      return outcomes.requeue(delivery, requeued);
    }
    if (attempt instanceof Unknown unknown) {
      return outcomes.unknownTask(delivery, unknown);
    }
    if (attempt instanceof Refused refused) {
      return outcomes.refuse(delivery, refused);
    }
    log.debug("Readiness message, completed: sequence_number={}", delivery.sequenceNumber());
    return outcomes.complete(delivery);
  }

  private CompletableFuture<Void> run(Delivery delivery, Ready ready) {
    Task task = ready.task();
    if (!task.acksLate() && !outcomes.completeEarly(delivery, task)) {
      return CompletableFuture.completedFuture(null);
    }
    return afterTask(
        delivery,
        runner.run(ready, new RunningTask(task, delivery)),
        outcome -> refilled(delivery, settle(delivery, task, outcome)));
  }

  /** Runs a task with interceptors around it. */
  private CompletableFuture<Void> run(Delivery delivery, Unbound unbound) {
    Task task = unbound.task();
    return afterTask(
        delivery,
        new TaskInterception(interception.interceptors().execution(), attempts, runner)
            .run(
                unbound,
                new RunningTask(task, delivery),
                interception.notes().of(delivery),
                () -> task.acksLate() || outcomes.completeEarly(delivery, task)),
        outcome ->
            outcome.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : refilled(delivery, settle(delivery, task, outcome.get())));
  }

  /**
   * Settles where no interrupt comes by that was meant for the task: the SDK gives up its
   * connection on a thread that is interrupted.
   */
  private <T> CompletableFuture<Void> afterTask(
      Delivery delivery,
      CompletableFuture<T> run,
      Function<T, CompletableFuture<Void>> settlement) {
    return TaskThread.isCurrent()
        ? run.thenCompose(settlement)
        : run.whenComplete((outcome, error) -> delivery.endTask())
            .thenComposeAsync(settlement, runner.continuations());
  }

  /** Uses up no message because of what is wrong with this process: another may run its task. */
  private CompletableFuture<Void> settle(Delivery delivery, Task task, Outcome outcome) {
    Throwable error = outcome instanceof Outcome.Failure failure ? failure.error() : null;
    String why = error == null ? null : classPath.brokenBy(error);
    if (error == null || why == null) {
      return outcomes.settle(delivery, task, outcome);
    }
    metrics.cannotRun(why, error);
    return delivery.state() == DeliveryState.COMPLETED
        ? outcomes.settle(delivery, task, outcome)
        : release(delivery);
  }

  /**
   * Asks for more messages once a settlement has been sent: the SDK's connections hold back what
   * comes after a request for more messages until that is acknowledged, which may take 40 ms.
   */
  private static CompletableFuture<Void> refilled(
      Delivery delivery, CompletableFuture<Void> settlement) {
    delivery.refill();
    return settlement;
  }

  /** Returns the executor that goes on where no thread of tasks may. */
  Executor continuations() {
    return runner.continuations();
  }

  /** Releases the message of a delivery that the executor has refused. */
  CompletableFuture<Void> refused(Delivery delivery, Throwable error) {
    metrics.failed(error);
    Thrown.log(log::atError, "The executor refused a task, its message is released", error);
    return release(delivery);
  }

  /** Abandons the message of a delivery whose handling has failed. */
  CompletableFuture<Void> failed(Delivery delivery, Throwable error) {
    return outcomes.abandon(delivery, error);
  }

  /**
   * Releases the message of a delivery that will not be finished here.
   *
   * @return done when the queue has it again; fails if that is not known
   */
  CompletableFuture<Void> release(Delivery delivery) {
    return outcomes.release(delivery);
  }
}
