package io.boilermaker;

import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.LogLimit;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.Ticker;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what happens to the messages of tasks. Thread safe. */
final class OutcomeReport {

  private static final Logger log = LoggerFactory.getLogger(OutcomeHandler.class);

  private final WorkerMetrics metrics;
  private final LogLimit limit;

  OutcomeReport(WorkerMetrics metrics, Ticker ticker) {
    this.metrics = metrics;
    this.limit = new LogLimit(log, ticker);
  }

  /** Reports how a try has ended, before its message is settled. */
  void outcome(Delivery delivery, Task task, NextStep step) {
    if (step.outcome() instanceof Outcome.Success) {
      metrics.count(WorkerMetrics.Event.SUCCEEDED);
    } else if (step.outcome() instanceof Outcome.Retry request) {
      RetryPolicy policy = Objects.requireNonNull(step.next()).policy();
      metrics.count(WorkerMetrics.Event.RETRIED);
      log.warn(
          "{} asks for a retry: {} [attempt {} of {}] Publishing retry... sequence_number={} delay={}",
          task,
          request.message(),
          task.attempts(),
          policy.maxTries(),
          delivery.sequenceNumber(),
          step.options().delay().toSeconds());
    } else if (step.outcome() instanceof Outcome.Failure failure) {
      metrics.count(WorkerMetrics.Event.FAILED);
      // What a task threw or said has been logged where it ran.
      if (!failure.reason().equals(DeadLetterReason.TASK_FAILED)) {
        log.error("{}, sequence_number={}", failure.description(), delivery.sequenceNumber());
      }
    }
  }

  /** Reports a task that has ended when its message was no longer its own. */
  void ranInVain(Delivery delivery, Task task) {
    if (delivery.state() == DeliveryState.LOCK_LOST) {
      limit.write(
          () ->
              log.warn(
                  "{} ended after its lock was lost, sequence_number={}: it runs again",
                  task,
                  delivery.sequenceNumber()));
    } else {
      log.warn(
          "{} ended after its message was released, sequence_number={}: it runs again",
          task,
          delivery.sequenceNumber());
    }
  }

  /** Reports a message whose lock ended while it was being settled. */
  void lostBeforeSettled(Delivery delivery, Task task) {
    limit.write(
        () ->
            log.warn(
                "{} lost its lock before it was settled, sequence_number={}: it runs again",
                task,
                delivery.sequenceNumber()));
  }

  /** Reports a message that could not be settled and is abandoned. */
  void notSettled(Delivery delivery, Task task, Throwable cause) {
    log.debug("The failure in full", cause);
    limit.write(
        () ->
            log.error(
                "{} could not be settled, sequence_number={}: it is abandoned and runs again: {}",
                task,
                delivery.sequenceNumber(),
                Thrown.text(cause)));
  }

  /** Reports a message that is neither settled nor released. */
  void leftLocked(Delivery delivery, Throwable error) {
    limit.write(
        () ->
            log.warn(
                "Message could not be settled, sequence_number={}: it is delivered again once its"
                    + " lock ends: {}",
                delivery.sequenceNumber(),
                Thrown.text(error)));
  }
}
