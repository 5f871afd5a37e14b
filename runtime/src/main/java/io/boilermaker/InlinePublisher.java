package io.boilermaker;

import io.boilermaker.InlineQueue.Ending;
import io.boilermaker.TaskAttempt.Failed;
import io.boilermaker.TaskAttempt.Probe;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.TaskAttempt.Refused;
import io.boilermaker.TaskAttempt.Unbound;
import io.boilermaker.TaskAttempt.Unknown;
import io.boilermaker.interceptor.PublicationBatch;
import io.boilermaker.internal.interception.HandledMessage;
import io.boilermaker.internal.interception.PublicationDraft;
import io.boilermaker.internal.interception.ReceivedContent;
import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Disposition.DeadLetter;
import io.boilermaker.internal.servicebus.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs tasks where they are published, one after the other. */
final class InlinePublisher implements TaskPublisher {

  static final String OWN_QUEUE = "inline";

  private final InlineQueue queue;
  private final TaskAttempts attempts;
  private final TaskRunner runner;
  private final WorkerInterception interception;
  private final OutgoingTasks outgoingTasks;
  private final RandomGenerator random = new Random();

  /** Held while tasks run. */
  private final ReentrantLock running = new ReentrantLock();

  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private long lastSequenceNumber;

  /** A message as it would be in a queue, and what interceptors see of it. */
  private record Message(Task task, RawJson body, HandledMessage notes) {}

  InlinePublisher(
      InlineQueue queue,
      TaskAttempts attempts,
      TaskRunner runner,
      WorkerInterception interception) {
    this.queue = queue;
    this.attempts = attempts;
    this.runner = runner;
    this.interception = interception;
    this.outgoingTasks = new OutgoingTasks(OWN_QUEUE, attempts.mapper(), interception.publish());
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    PublishResult result = run(written(task, options, outgoingTasks.batch(1)));
    return result.failure() == null
        ? CompletableFuture.completedFuture(result.task())
        : CompletableFuture.failedFuture(result.failure());
  }

  @Override
  public CompletableFuture<Task> publishAsync(Task task, PublishOptions options) {
    return publish(task, options);
  }

  @Override
  public void awaitPublished(Duration limit) {
    // Nothing is left when a publication returns.
  }

  @Override
  public CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks) {
    PublicationBatch batch = outgoingTasks.batch(tasks.size());
    // All are written before the first one runs, since the arguments of one can refuse them all.
    List<Written> all =
        tasks.stream().map(task -> written(task, PublishOptions.none(), batch)).toList();
    return CompletableFuture.completedFuture(all.stream().map(this::run).toList());
  }

  /** A task on its way, or why it is refused. */
  private record Written(
      Task task, @Nullable OutgoingTask outgoing, @Nullable PublishException refusal) {}

  private Written written(Task task, PublishOptions options, @Nullable PublicationBatch batch) {
    try {
      OutgoingTask outgoing = outgoingTasks.call(task, options, batch);
      PublishException refusal = outgoing.refusal();
      if (refusal != null) {
        outgoing.ended(refusal);
      }
      return new Written(outgoing.task(), outgoing, refusal);
    } catch (PublishException e) {
      return new Written(task, null, e);
    }
  }

  private PublishResult run(Written written) {
    if (written.refusal() != null || written.outgoing() == null) {
      return new PublishResult(written.task(), written.refusal());
    }
    Task published = send(written.outgoing());
    runWaiting();
    return new PublishResult(published, null);
  }

  private Task send(OutgoingTask outgoing) {
    Task published = add(outgoing);
    outgoing.ended(null);
    return published;
  }

  private synchronized Task add(OutgoingTask outgoing) {
    Task published = outgoing.task().withSequenceNumber(++lastSequenceNumber);
    if (outgoing.queue().equals(OWN_QUEUE)) {
      waiting.add(new Message(published, outgoing.body(), notes(outgoing, lastSequenceNumber)));
    } else {
      queue.sentElsewhere(published);
    }
    return published;
  }

  private HandledMessage notes(OutgoingTask outgoing, long sequenceNumber) {
    PublicationDraft draft = outgoing.draft();
    return new HandledMessage(
        new ReceivedContent(
            OWN_QUEUE,
            sequenceNumber,
            outgoing.messageId(),
            /* enqueuedAt= */ null,
            draft == null ? Map.of() : draft.properties(),
            draft == null ? TraceContext.NONE : draft.trace(),
            Duration.ZERO),
        interception.notes().ticker());
  }

  /**
   * Runs the waiting messages, unless a task runs already: what it and other threads publish has
   * its turn after it. Waiting for that here could be waiting for oneself.
   */
  private void runWaiting() {
    while (!running.isHeldByCurrentThread() && !waiting.isEmpty() && running.tryLock()) {
      try {
        for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
          handle(message);
        }
      } finally {
        running.unlock();
      }
    }
  }

  private void handle(Message message) {
    TaskAttempt attempt = attempts.begin(message.body().bytes(), 0);
    message.notes().read(attempt.known(attempts.registrations()));
    if (attempt instanceof Ready ready) {
      ran(
          ready.task(),
          runner.run(ready, new InlineContext(ready.task(), message.notes())).join(),
          message);
    } else if (attempt instanceof Unbound unbound) {
      ran(unbound.task(), intercepted(unbound, message), message);
    } else if (attempt instanceof Failed failed) {
      NextStep step = attempts.end(failed.task(), failed.failure(), random);
      end(failed.task(), failed.isCompletedEarly() ? step.completing() : step, message);
    } else if (attempt instanceof Unknown unknown) {
      settle(unknown.task(), NextStep.disposition(unknown.task(), unknown.failure()), message);
    } else if (attempt instanceof Refused refused) {
      var disposition = new DeadLetter(refused.reason(), refused.description());
      settle(message.task(), disposition, message);
    } else if (!(attempt instanceof Probe)) {
      throw new IllegalStateException("no other worker can run this: " + attempt);
    }
  }

  private Outcome intercepted(Unbound unbound, Message message) {
    return new TaskInterception(interception.interceptors().execution(), attempts, runner)
        .run(
            unbound,
            new InlineContext(unbound.task(), message.notes()),
            message.notes(),
            () -> true)
        .join()
        .orElseThrow();
  }

  private void ran(Task task, Outcome outcome, Message message) {
    NextStep step = attempts.end(task, outcome, random);
    if (step.outcome() instanceof Outcome.Failure failure
        && failure.reason().equals(DeadLetterReason.EXPECTATION_FAILED)) {
      end(task, step, message);
      return;
    }
    queue.ran(task, ending(step.outcome()));
    // The message of an at-most-once task is completed before it runs.
    end(task, task.acksLate() ? step : step.completing(), message);
  }

  private void end(Task task, NextStep step, Message message) {
    ExecutionOutcomes.note(step.outcome(), message.notes());
    Task next = step.next();
    OutgoingTask outgoing = null;
    if (next != null) {
      try {
        outgoing = outgoingTasks.next(step, next, message::notes);
      } catch (PublishException e) {
        end(task, attempts.withoutFollowUp(task, step, Thrown.message(e), random), message);
        return;
      }
    }
    if (step.outcome() instanceof Outcome.Retry && outgoing != null) {
      Duration delay = outgoing.options(step.options()).delay();
      interception.events().retried(message.notes(), delay);
    } else {
      settle(task, step.disposition(), message);
    }
    if (outgoing != null) {
      send(outgoing);
    }
  }

  private void settle(Task task, Disposition disposition, Message message) {
    if (disposition instanceof DeadLetter deadLetter) {
      queue.deadLettered(task, deadLetter.reason(), deadLetter.description());
    }
    interception.events().settled(message.notes(), disposition);
  }

  private static Ending ending(Outcome outcome) {
    if (outcome instanceof Outcome.Failure) {
      return Ending.FAILED;
    }
    return outcome instanceof Outcome.Retry ? Ending.RETRIED : Ending.SUCCEEDED;
  }

  @Override
  public void close() {}
}
