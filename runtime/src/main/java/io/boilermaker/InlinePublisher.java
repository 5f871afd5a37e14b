package io.boilermaker;

import io.boilermaker.InlineQueue.Ending;
import io.boilermaker.TaskAttempt.Failed;
import io.boilermaker.TaskAttempt.Probe;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.TaskAttempt.Refused;
import io.boilermaker.TaskAttempt.Unknown;
import io.boilermaker.internal.json.RawJson;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Disposition.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Runs tasks where they are published, one after the other. */
final class InlinePublisher implements TaskPublisher {

  private static final String OWN_QUEUE = "inline";

  private final InlineQueue queue;
  private final TaskAttempts attempts;
  private final TaskRunner runner;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** Held while tasks run. */
  private final ReentrantLock running = new ReentrantLock();

  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private long lastSequenceNumber;

  /** A message as it would be in a queue. */
  private record Message(Task task, RawJson body, long sequenceNumber) {}

  InlinePublisher(InlineQueue queue, TaskAttempts attempts, TaskRunner runner) {
    this.queue = queue;
    this.attempts = attempts;
    this.runner = runner;
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    PublishResult result = run(outgoing(task, options));
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
    // All are written before the first one runs, since the arguments of one can refuse them all.
    List<OutgoingTask> all =
        tasks.stream().map(task -> outgoing(task, PublishOptions.none())).toList();
    return CompletableFuture.completedFuture(all.stream().map(this::run).toList());
  }

  private OutgoingTask outgoing(Task task, PublishOptions options) {
    return OutgoingTask.of(task, options, OWN_QUEUE, attempts.mapper());
  }

  private PublishResult run(OutgoingTask outgoing) {
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      return new PublishResult(outgoing.task(), refusal);
    }
    Task published = send(outgoing);
    runWaiting();
    return new PublishResult(published, null);
  }

  private synchronized Task send(OutgoingTask outgoing) {
    Task published = outgoing.task().withSequenceNumber(++lastSequenceNumber);
    if (outgoing.queue().equals(OWN_QUEUE)) {
      waiting.add(new Message(published, outgoing.body(), lastSequenceNumber));
    } else {
      queue.sentElsewhere(published);
    }
    return published;
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
    if (attempt instanceof Ready ready) {
      run(ready, message.sequenceNumber());
    } else if (attempt instanceof Failed failed) {
      NextStep step = attempts.end(failed.task(), failed.failure(), random);
      settle(failed.task(), failed.isCompletedEarly() ? Disposition.COMPLETE : step.disposition());
      publish(step);
    } else if (attempt instanceof Unknown unknown) {
      settle(unknown.task(), NextStep.disposition(unknown.task(), unknown.failure()));
    } else if (attempt instanceof Refused refused) {
      settle(message.task(), new DeadLetter(refused.reason(), refused.description()));
    } else if (!(attempt instanceof Probe)) {
      throw new IllegalStateException("no other worker can run this: " + attempt);
    }
  }

  private void run(Ready ready, long sequenceNumber) {
    Task task = ready.task();
    Outcome outcome = runner.run(ready, new Context(task, sequenceNumber)).join();
    NextStep step = attempts.end(task, outcome, random);
    queue.ran(task, ending(step.outcome()));
    // The message of an at-most-once task is completed before it runs.
    settle(task, task.acksLate() ? step.disposition() : Disposition.COMPLETE);
    publish(step);
  }

  private void publish(NextStep step) {
    Task next = step.next();
    if (next != null) {
      send(outgoing(next, step.options()));
    }
  }

  private void settle(Task task, Disposition disposition) {
    if (disposition instanceof DeadLetter deadLetter) {
      queue.deadLettered(task, deadLetter.reason(), deadLetter.description());
    }
  }

  private static Ending ending(Outcome outcome) {
    if (outcome instanceof Outcome.Failure) {
      return Ending.FAILED;
    }
    return outcome instanceof Outcome.Retry ? Ending.RETRIED : Ending.SUCCEEDED;
  }

  @Override
  public void close() {}

  /** The context of a try whose message nobody else can have. */
  private static final class Context extends AttemptContext {

    Context(Task task, long sequenceNumber) {
      super(task, sequenceNumber);
    }

    @Override
    public long deliveryCount() {
      return 0;
    }

    @Override
    public Optional<String> traceParent() {
      return Optional.empty();
    }

    @Override
    public boolean renewLock() {
      return true;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
