package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends tasks to queues of one namespace. Each goes through the {@code schedule-message} operation,
 * as the Python package does: it alone answers with a sequence number. Thread safe.
 */
final class Publisher implements Outlet {

  /**
   * What is to run at once is scheduled for a moment ago, so that a publisher whose clock is
   * somewhat ahead of the service's does not delay it.
   */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** How long one attempt may take, in which it is repeated if the service is busy or away. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);

  private final BoilermakerConfig config;
  private final Senders senders;
  private final Senders followers;
  private final @Nullable ObjectMapper mapper;
  private final Clock clock;
  private final ServiceRequests requests = new ServiceRequests(ATTEMPT_LIMIT);

  /**
   * @param senders for what the application publishes
   * @param followers for what follows a task: on the worker's connection, as a transaction must be
   */
  Publisher(
      BoilermakerConfig config,
      Senders senders,
      Senders followers,
      @Nullable ObjectMapper mapper,
      Clock clock) {
    this.config = config;
    this.senders = senders;
    this.followers = followers;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, config.queueName(), mapper);
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    ServiceBusMessage message = outgoing.message();
    OffsetDateTime time = enqueueTime(options.delay());
    return requests
        .ask(() -> senders.to(outgoing.queue()).scheduleMessage(message, time))
        .retry(options.attempts() - 1L)
        .map(outgoing.task()::withSequenceNumber)
        .onErrorResume(e -> describe(outgoing, e).flatMap(Mono::error))
        .toFuture();
  }

  /** A task to be published together with the settlement of a message, and in its trace. */
  Follower follower(Task task, PublishOptions options, TraceContext trace) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, config.queueName(), mapper);
    ServiceBusMessage message = outgoing.message();
    trace.applyTo(message);
    return new ScheduledMessage(
        outgoing.queue(),
        message,
        options.delay(),
        error -> describe(outgoing, error).cast(Throwable.class));
  }

  /** A copy of a message of the application's own queue, to be published with its settlement. */
  Follower follower(MessageCopy copy) {
    return new ScheduledMessage(config.queueName(), copy.message(), copy.delay(), Mono::just);
  }

  /** A message on its way to a queue. */
  private final class ScheduledMessage implements Follower {
    private final String queue;
    private final ServiceBusMessage message;
    private final Duration delay;
    private final Function<Throwable, Mono<Throwable>> description;

    ScheduledMessage(
        String queue,
        ServiceBusMessage message,
        Duration delay,
        Function<Throwable, Mono<Throwable>> description) {
      this.queue = queue;
      this.message = message;
      this.delay = delay;
      this.description = description;
    }

    @Override
    public boolean isInOwnQueue() {
      return queue.equalsIgnoreCase(config.queueName());
    }

    @Override
    public Mono<Void> publish() {
      return requests
          .ask(() -> followers.to(queue).scheduleMessage(message, enqueueTime(delay)))
          .then();
    }

    @Override
    public Mono<Void> publish(ServiceBusTransactionContext transaction) {
      return Mono.defer(
              () -> followers.to(queue).scheduleMessage(message, enqueueTime(delay), transaction))
          .then();
    }

    @Override
    public Mono<Throwable> describe(Throwable failure) {
      return description.apply(failure);
    }
  }

  /** In as few requests as the tasks' sizes allow. */
  @Override
  public CompletableFuture<List<PublishResult>> publishAll(List<Task> tasks) {
    List<CompletableFuture<PublishResult>> results = new ArrayList<>();
    Map<String, PublishBatch> open = new HashMap<>();
    List<PublishBatch> full = new ArrayList<>();
    for (Task task : tasks) {
      OutgoingTask outgoing =
          OutgoingTask.of(task, PublishOptions.none(), config.queueName(), mapper);
      var result = new CompletableFuture<PublishResult>();
      results.add(result);
      PublishException refusal = outgoing.refusal();
      if (refusal != null) {
        result.complete(new PublishResult(task, refusal));
        continue;
      }
      PublishBatch batch = open.computeIfAbsent(outgoing.queue(), PublishBatch::new);
      if (!batch.hasRoomFor(outgoing)) {
        full.add(batch);
        batch = new PublishBatch(outgoing.queue());
        open.put(outgoing.queue(), batch);
      }
      batch.add(outgoing, result);
    }
    full.addAll(open.values());
    full.forEach(this::send);
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private void send(PublishBatch batch) {
    OffsetDateTime time = enqueueTime(Duration.ZERO);
    Mono<List<Long>> numbers =
        requests.ask(
            () -> senders.to(batch.queue()).scheduleMessages(batch.messages(), time).collectList());
    var unused =
        numbers.subscribe(
            batch::published,
            error -> batch.failed(outgoing -> describe(outgoing, error).toFuture()));
  }

  private OffsetDateTime enqueueTime(Duration delay) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return delay.isZero() ? now.minus(CLOCK_SKEW) : now.plus(delay);
  }

  /** Says of a task that is too large for its queue how large both are; of others, the cause. */
  private Mono<PublishException> describe(OutgoingTask outgoing, Throwable error) {
    PublishException plain = exception(outgoing, String.valueOf(error.getMessage()), error);
    boolean tooLarge =
        error instanceof ServiceBusException e
            && ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED.equals(e.getReason());
    if (!tooLarge) {
      return Mono.just(plain);
    }
    return senders
        .to(outgoing.queue())
        .createMessageBatch()
        .map(ServiceBusMessageBatch::getMaxSizeInBytes)
        .map(
            limit ->
                exception(
                    outgoing,
                    "its body has "
                        + outgoing.body().length()
                        + " bytes, and the queue takes messages of "
                        + limit,
                    error))
        .onErrorReturn(plain);
  }

  private PublishException exception(OutgoingTask outgoing, String why, Throwable cause) {
    return new PublishException(
        "task "
            + outgoing.task()
            + " could not be published to queue '"
            + outgoing.queue()
            + "' at "
            + config.address().host()
            + ": "
            + why,
        cause);
  }

  @Override
  public void close() {
    senders.close();
    followers.close();
  }
}
