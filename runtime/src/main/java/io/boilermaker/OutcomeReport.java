package io.boilermaker;

import io.boilermaker.internal.interception.SettlementEvents;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Ending;
import io.boilermaker.internal.servicebus.LogLimit;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;

/** Logs and counts what happens to the messages of tasks. Thread safe. */
final class OutcomeReport {

  private static final Logger log = GuardedLogger.of(OutcomeHandler.class);

  private final WorkerMetrics metrics;
  private final SettlementEvents events;
  private final LogLimit limit;

  /**
   * @param events tells listeners
   */
  OutcomeReport(WorkerMetrics metrics, SettlementEvents events, Ticker ticker) {
    this.metrics = metrics;
    this.events = events;
    this.limit = new LogLimit(log, ticker);
  }

  /** Reports how a try has ended, before its message is settled. */
  void outcome(Delivery delivery, Task task, NextStep step) {
    if (!events.isEmpty()) {
      ExecutionOutcomes.note(step.outcome(), events.notes().of(delivery));
    }
    if (step.outcome() instanceof Outcome.Retry request) {
      RetryPolicy policy = Objects.requireNonNull(step.next()).policy();
      log.warn(
          "{} asks for a retry: {} [attempt {} of {}] Publishing retry... sequence_number={} delay={}",
          task,
          request.message(),
          task.attempts(),
          policy.maxTries(),
          delivery.sequenceNumber(),
          step.options().delay().toSeconds());
    } else if (step.outcome() instanceof Outcome.Failure failure) {
      // What a task threw or said has been logged where it ran.
      if (!failure.reason().equals(DeadLetterReason.TASK_FAILED)) {
        log.error("{}, sequence_number={}", failure.description(), delivery.sequenceNumber());
      }
    }
  }

  /** Counts a task whose end the service has confirmed. */
  void settled(Delivery delivery, NextStep step, Disposition disposition) {
    Outcome outcome = step.outcome();
    metrics.count(
        outcome instanceof Outcome.Success
            ? WorkerMetrics.Event.SUCCEEDED
            : outcome instanceof Outcome.Retry
                ? WorkerMetrics.Event.RETRIED
                : WorkerMetrics.Event.FAILED);
    if (outcome instanceof Outcome.Retry) {
      events.retried(delivery, step.options().delay());
    } else {
      settled(delivery, disposition);
    }
  }

  /** Counts a message whose settlement the service has confirmed. */
  void settled(Delivery delivery, Disposition disposition) {
    if (disposition instanceof Disposition.DeadLetter) {
      metrics.count(WorkerMetrics.Event.DEAD_LETTERED);
    }
    events.settled(delivery, disposition);
  }

  /** Reports a message that is back in its queue as a delayed copy, since its task is unknown. */
  void requeued(Delivery delivery, Duration delay) {
    events.requeued(delivery, delay);
  }

  /** Reports a message that is back in its queue, since it was not handled to its end. */
  void released(Delivery delivery) {
    events.released(delivery);
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

  /** Reports a follow-up that is not published, by the task that it should follow. */
  void notPublished(Delivery delivery, Task task, NextStep step, String why) {
    boolean isLost = delivery.state() == DeliveryState.PUBLISHING;
    if (isLost) {
      // Its message is gone, so that this is all there is to see of it.
      metrics.count(
          step.outcome() instanceof Outcome.Success
              ? WorkerMetrics.Event.SUCCEEDED
              : WorkerMetrics.Event.FAILED);
      events.settled(delivery, Disposition.COMPLETE);
    }
    log.atError()
        .addKeyValue("task_id", task.id())
        .log(
            "{} has ended, and its retry or callback {}, sequence_number={}: {}",
            task,
            isLost ? "is lost" : "cannot be published: its message is dead-lettered",
            delivery.sequenceNumber(),
            why);
  }

  /**
   * Reports a message that is not settled, and why.
   *
   * @param what the task, or else the message
   */
  void unsettled(Delivery delivery, String what, Ending ending) {
    if (ending instanceof Ending.LockLost) {
      metrics.count(WorkerMetrics.Event.LOCK_LOST);
      limit.write(
          () ->
              log.warn(
                  "{} lost its lock before it was settled, sequence_number={}: it is delivered again",
                  what,
                  delivery.sequenceNumber()));
    } else if (ending instanceof Ending.Released released) {
      events.released(delivery);
      limit.write(
          () ->
              log.warn(
                  "{} could not be settled before the worker stopped, sequence_number={}: it is"
                      + " abandoned and delivered again: {}",
                  what,
                  delivery.sequenceNumber(),
                  released.why()));
    } else if (ending instanceof Ending.Unknown unknown) {
      leftLocked(delivery, unknown.error());
    }
  }

  /** Reports a message that could not be handled and is abandoned. */
  void notHandled(Delivery delivery, Throwable cause) {
    metrics.failed(cause);
    log.error(
        "Message not handled, sequence_number={} message_id={}: {}",
        delivery.sequenceNumber(),
        delivery.messageId(),
        Thrown.text(cause));
  }

  /** Reports a message that could not be settled and is abandoned. */
  void notSettled(Delivery delivery, Throwable cause) {
    log.debug("The failure in full", cause);
    metrics.failed(cause);
    limit.write(
        () ->
            log.error(
                "Message could not be settled, sequence_number={} message_id={}: it is abandoned"
                    + " and delivered again: {}",
                delivery.sequenceNumber(),
                delivery.messageId(),
                Thrown.text(cause)));
  }

  /** Reports a message of which it is not known whether it is settled or released. */
  void leftLocked(Delivery delivery, Throwable error) {
    limit.write(
        () ->
            log.warn(
                "The service has not confirmed that a message is settled, sequence_number={}: if"
                    + " not, it is delivered again once its lock ends: {}",
                delivery.sequenceNumber(),
                Thrown.text(error)));
  }
}
