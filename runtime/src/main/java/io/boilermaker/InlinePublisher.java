package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.InlineQueue.Ending;
import io.boilermaker.Registrations.Registration;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Arguments;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs tasks where they are published, one after the other. */
final class InlinePublisher implements TaskPublisher {

  private static final String OWN_QUEUE = "inline";

  private final InlineQueue queue;
  private final Registrations registrations;
  private final TaskRunner runner;
  private final @Nullable ObjectMapper mapper;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** Held while tasks run. */
  private final ReentrantLock running = new ReentrantLock();

  private final Queue<Message> waiting = new ConcurrentLinkedQueue<>();
  private long lastSequenceNumber;

  /** A message as it would be in a queue. */
  private record Message(RawJson body, long sequenceNumber) {}

  InlinePublisher(
      InlineQueue queue,
      Registrations registrations,
      TaskRunner runner,
      @Nullable ObjectMapper mapper,
      Clock clock) {
    this.queue = queue;
    this.registrations = registrations;
    this.runner = runner;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    PublishResult result = run(task, options);
    return result.failure() == null
        ? CompletableFuture.completedFuture(result.task())
        : CompletableFuture.failedFuture(result.failure());
  }

  @Override
  public CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks) {
    return CompletableFuture.completedFuture(
        tasks.stream().map(task -> run(task, PublishOptions.none())).toList());
  }

  private PublishResult run(Task task, PublishOptions options) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, OWN_QUEUE, mapper);
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      return new PublishResult(task, refusal);
    }
    Task published = send(outgoing);
    runWaiting();
    return new PublishResult(published, null);
  }

  private synchronized Task send(OutgoingTask outgoing) {
    Task published = outgoing.task().withSequenceNumber(++lastSequenceNumber);
    if (outgoing.queue().equals(OWN_QUEUE)) {
      waiting.add(new Message(outgoing.body(), lastSequenceNumber));
    } else {
      queue.sentElsewhere(published);
    }
    return published;
  }

  /**
   * Where a task runs already, what it and other threads publish has its turn after it; to wait for
   * it here could be to wait for oneself.
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
    Task task;
    try {
      task = EnvelopeReader.read(message.body().bytes()).withAttempt(clock.instant());
    } catch (InvalidTaskException e) {
      throw new IllegalStateException("a message of this application cannot be read", e);
    }
    Registration registration = registrations.find(task.name());
    if (registration == null) {
      String unknown = "no task named '" + task.name() + "' is registered, id " + task.id();
      fail(task, new Outcome.Failure(DeadLetterReason.EXPECTATION_FAILED, unknown));
    } else if (task.attempts() > task.policy().maxTries()) {
      follow(task, Outcome.Failure.retriesExhausted(task));
    } else {
      run(task, registration, message.sequenceNumber());
    }
  }

  private void run(Task task, Registration registration, long sequenceNumber) {
    Arguments arguments;
    try {
      arguments = registration.bind(task.payload().json(mapper), mapper);
    } catch (ArgumentException | IOException e) {
      follow(task, Outcome.Failure.unbound(task, e));
      return;
    }
    Outcome outcome =
        runner.run(registration, task, new Context(task, sequenceNumber), arguments).join();
    NextStep step = NextStep.of(task, outcome, random);
    queue.ran(task, ending(step.outcome()));
    follow(task, step, !task.acksLate());
  }

  private void follow(Task task, Outcome outcome) {
    follow(task, NextStep.of(task, outcome, random), false);
  }

  private void follow(Task task, NextStep step, boolean completedEarly) {
    if (step.outcome() instanceof Outcome.Failure failure && !completedEarly) {
      fail(task, failure);
    }
    if (step.next() != null) {
      send(OutgoingTask.of(step.next(), step.options(), OWN_QUEUE, mapper));
    }
  }

  private void fail(Task task, Outcome.Failure failure) {
    if (task.deadLetter()) {
      queue.deadLettered(task, failure);
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
  private record Context(Task task, long sequenceNumber) implements TaskContext {

    @Override
    public String taskId() {
      return task.id();
    }

    @Override
    public int attempt() {
      return task.attempts();
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
