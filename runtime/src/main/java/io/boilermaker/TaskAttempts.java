package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.internal.process.ShownText;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one decision path of a task, which workers and inline applications share: from the bytes of a
 * message to the call, and from an outcome to the disposition and the follow-up. It acts on nothing
 * itself. Thread safe.
 *
 * @param registrations the tasks that can be run
 * @param mapper reads the arguments that only the application's mapper knows; null for the strict
 *     default
 * @param clock tells when a try begins
 * @param unknownTaskRedeliveries how often a message that another worker may be able to run is
 *     requeued
 * @param limits what a message may decide
 * @param bindsLate whether arguments are bound by {@link #bind} and not by {@link #begin}
 */
record TaskAttempts(
    Registrations registrations,
    @Nullable ObjectMapper mapper,
    Clock clock,
    int unknownTaskRedeliveries,
    MessageLimits limits,
    boolean bindsLate) {

  /** No other worker could know a task that is run where it is published. */
  private static final int NO_REDELIVERIES = 0;

  TaskAttempts(
      Registrations registrations,
      @Nullable ObjectMapper mapper,
      Clock clock,
      int unknownTaskRedeliveries,
      MessageLimits limits) {
    this(registrations, mapper, clock, unknownTaskRedeliveries, limits, false);
  }

  /** Makes the decisions on tasks that are run where they are published. */
  static TaskAttempts inline(
      Registrations registrations, @Nullable ObjectMapper mapper, Clock clock, boolean bindsLate) {
    return new TaskAttempts(
        registrations, mapper, clock, NO_REDELIVERIES, MessageLimits.NONE, bindsLate);
  }

  /**
   * Decides on a delivery: decodes the envelope, finds the task, counts the try, binds the
   * arguments.
   *
   * @param body the bytes of the message; the task keeps views of them
   * @param redeliveries how often the message has been requeued so far
   */
  TaskAttempt begin(byte[] body, int redeliveries) {
    ReceivedTask received;
    try {
      received =
          bindsLate
              ? EnvelopeReader.receiveUnbound(body)
              : EnvelopeReader.receive(body, registrations);
    } catch (InvalidTaskException e) {
      return TaskAttempt.Refused.noTask(e);
    }
    Task task = received.task();
    if (task.name().equals(Registrations.DEBUG_TASK)) {
      return new TaskAttempt.Probe();
    }
    if (task.graphId() != null) {
      return ofGraph(task, redeliveries);
    }
    Registration registration = registrations.find(task.name());
    return registration == null
        ? unknown(task, redeliveries)
        : known(received, registration, task.withAttempt(clock.instant()));
  }

  private TaskAttempt ofGraph(Task task, int redeliveries) {
    String description =
        "task '"
            + ShownText.name(task.name())
            + "' belongs to a task graph, and this worker has no result store";
    return redeliveries < unknownTaskRedeliveries
        ? new TaskAttempt.Requeued(task, description)
        : new TaskAttempt.Refused(
            DeadLetterReason.EXPECTATION_FAILED, description + after(redeliveries), task);
  }

  private TaskAttempt unknown(Task task, int redeliveries) {
    String description =
        "no task named '"
            + ShownText.name(task.name())
            + "' is registered, id "
            + ShownText.name(task.id());
    if (redeliveries < unknownTaskRedeliveries) {
      return new TaskAttempt.Requeued(task, description);
    }
    return new TaskAttempt.Unknown(
        task,
        new Outcome.Failure(
            DeadLetterReason.EXPECTATION_FAILED, description + after(redeliveries)));
  }

  private static String after(int redeliveries) {
    return redeliveries > 0 ? ", after it was requeued " + redeliveries + " times" : "";
  }

  private TaskAttempt known(ReceivedTask received, Registration registration, Task task) {
    String refusal = limits.refusal(task);
    if (refusal != null) {
      return new TaskAttempt.Refused(DeadLetterReason.EXPECTATION_FAILED, refusal, task);
    }
    int tries = limits.tries(task.policy());
    if (task.attempts() > tries) {
      return new TaskAttempt.Failed(task, Outcome.Failure.retriesExhausted(task, tries));
    }
    return bindsLate
        ? new TaskAttempt.Unbound(task, registration, received)
        : bound(task, registration, received);
  }

  /** Binds the arguments of a task: it is ready, or has failed. */
  TaskAttempt bind(TaskAttempt.Unbound unbound) {
    return bound(unbound.task(), unbound.registration(), unbound.received());
  }

  private TaskAttempt bound(Task task, Registration registration, ReceivedTask received) {
    try {
      return new TaskAttempt.Ready(task, registration, received.arguments(registration, mapper));
    } catch (Throwable t) {
      // Errors too: constructors, factories and initializers of the user's classes run here.
      return new TaskAttempt.Failed(task, Outcome.Failure.unbound(task, t));
    }
  }

  /**
   * Decides on a task whose retry or callback can never be published: its message is dead-lettered,
   * so that somebody sees it. A retry that cannot be published fails its task.
   *
   * @param why in the words of who refuses it
   */
  NextStep withoutFollowUp(Task task, NextStep step, String why, RandomGenerator random) {
    Outcome.Failure failure = step.withoutFollowUp(task, why);
    return step.outcome() instanceof Outcome.Retry && task.onFailure() != null
        ? end(task, failure, random).deadLettering(failure)
        : NextStep.last(failure);
  }

  /**
   * Decides on the consequences of one try.
   *
   * @param task the task with this try counted
   * @param random the source of jitter
   */
  NextStep end(Task task, Outcome outcome, RandomGenerator random) {
    Registration registration = registrations.find(task.name());
    RetryPolicy declared =
        registration == null ? task.policy() : registration.definition().policy();
    return NextStep.of(
        task, outcome, new NextStep.Rules(registrations.queues(), declared, limits), random);
  }
}
