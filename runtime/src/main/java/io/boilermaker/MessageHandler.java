package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one delivery, from its bytes to its settlement: decode, find the task, count the
 * attempt, bind, run, hand over to what follows. Nothing that a message holds or a task throws gets
 * past it. Thread safe.
 */
final class MessageHandler {

  private static final Logger log = LoggerFactory.getLogger(MessageHandler.class);

  private final Registrations registrations;
  private final TaskRunner runner;
  private final OutcomeHandler outcomes;
  private final @Nullable ObjectMapper mapper;
  private final Clock clock;

  MessageHandler(
      Registrations registrations,
      TaskRunner runner,
      OutcomeHandler outcomes,
      @Nullable ObjectMapper mapper,
      Clock clock) {
    this.registrations = registrations;
    this.runner = runner;
    this.outcomes = outcomes;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Handles a delivery; the calling thread runs the task.
   *
   * @param ended told when the task has run, before its message is settled
   * @return done when the message is settled or left to its lock; never fails
   */
  CompletableFuture<Void> handle(Delivery delivery, Runnable ended) {
    ReceivedTask received;
    try {
      received = EnvelopeReader.receive(MessageBody.of(delivery.message()), registrations);
    } catch (InvalidTaskException e) {
      return outcomes.refuse(delivery, DeadLetterReason.INVALID_TASK_FORMAT, e.getMessage());
    }
    Task task = received.task();
    if (task.name().equals(Registrations.DEBUG_TASK)) {
      log.debug("Readiness message, completed: sequence_number={}", delivery.sequenceNumber());
      return outcomes.complete(delivery);
    }
    if (task.graphId() != null) {
      return outcomes.refuse(
          delivery,
          DeadLetterReason.EXPECTATION_FAILED,
          "task '" + task.name() + "' belongs to a task graph, and graphs are not supported");
    }
    Registration registration = registrations.find(task.name());
    if (registration == null) {
      return outcomes.unknownTask(delivery, task);
    }
    return attempt(delivery, received, registration, ended);
  }

  private CompletableFuture<Void> attempt(
      Delivery delivery, ReceivedTask received, Registration registration, Runnable ended) {
    Task task = received.task().withAttempt(clock.instant());
    if (task.attempts() > task.policy().maxTries()) {
      return outcomes.settle(delivery, task, Outcome.Failure.retriesExhausted(task));
    }
    Arguments arguments;
    try {
      arguments = received.arguments(registration, mapper);
    } catch (ArgumentException | IOException e) {
      Outcome.Failure failure = Outcome.Failure.unbound(task, e);
      log.error("{}, sequence_number={}", failure.description(), delivery.sequenceNumber());
      return outcomes.settle(delivery, task, failure);
    }
    if (!task.acksLate() && !outcomes.completeEarly(delivery, task)) {
      return CompletableFuture.completedFuture(null);
    }
    return runner
        .run(registration, task, new RunningTask(task, delivery), arguments)
        .thenCompose(
            outcome -> {
              CompletableFuture<Void> settled = outcomes.settle(delivery, task, outcome);
              // After it, since the SDK's connections hold back what comes after a request for more
              // messages until that is acknowledged, which may take 40 ms.
              ended.run();
              return settled;
            });
  }
}
