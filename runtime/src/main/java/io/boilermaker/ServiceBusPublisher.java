package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends tasks to queues of one namespace. Each goes through the {@code schedule-message} operation,
 * as the Python package does: it alone answers with a sequence number. Thread safe.
 */
final class ServiceBusPublisher implements TaskPublisher {

  /**
   * What is to run at once is scheduled for a moment ago, so that a publisher whose clock is
   * somewhat ahead of the service's does not delay it.
   */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** How long one attempt may take, in which it is repeated if the service is busy or away. */
  private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);

  private final BoilermakerConfig config;
  private final SenderCache senders;
  private final SenderCache followUpSenders;
  private final @Nullable ObjectMapper mapper;
  private final Clock clock;
  private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();
  private final ServiceRequests requests = new ServiceRequests(ATTEMPT_LIMIT);

  /**
   * @param senders for what the application publishes
   * @param followUpSenders for what follows a task: on the worker's connection, as a transaction
   *     must be
   */
  ServiceBusPublisher(
      BoilermakerConfig config,
      SenderCache senders,
      SenderCache followUpSenders,
      @Nullable ObjectMapper mapper,
      Clock clock) {
    this.config = config;
    this.senders = senders;
    this.followUpSenders = followUpSenders;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Task> publish(Task task, PublishOptions options) {
    Publication publication = publication(task, options);
    if (!publication.isRefused()) {
      outbox(publication.task().queue()).add(List.of(publication));
    }
    return publication.result();
  }

  private Publication publication(Task task, PublishOptions options) {
    return Publication.of(OutgoingTask.of(task, options, config.queueName(), mapper), options);
  }

  private Outbox outbox(String queue) {
    return outboxes.computeIfAbsent(
        queue, name -> new Outbox(batch -> schedule(name, batch), this::fail));
  }

  /** A task to be published together with the settlement of a message, and in its trace. */
  FollowUp followUp(Task task, PublishOptions options, TraceContext trace) {
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
  FollowUp followUp(MessageCopy copy) {
    return new ScheduledMessage(config.queueName(), copy.message(), copy.delay(), Mono::just);
  }

  /** A message on its way to a queue. */
  private final class ScheduledMessage implements FollowUp {
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
          .ask(() -> followUpSenders.to(queue).scheduleMessage(message, enqueueTime(delay)))
          .then();
    }

    @Override
    public Mono<Void> publish(ServiceBusTransactionContext transaction) {
      return Mono.defer(
              () ->
                  followUpSenders
                      .to(queue)
                      .scheduleMessage(message, enqueueTime(delay), transaction))
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
    Map<String, List<Publication>> byQueue = new HashMap<>();
    for (Task task : tasks) {
      Publication publication = publication(task, PublishOptions.none());
      results.add(publication.result().handle((sent, error) -> result(task, sent, error)));
      if (!publication.isRefused()) {
        byQueue
            .computeIfAbsent(publication.task().queue(), queue -> new ArrayList<>())
            .add(publication);
      }
    }
    byQueue.forEach((queue, publications) -> outbox(queue).add(publications));
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private static PublishResult result(
      Task task, @Nullable Task published, @Nullable Throwable error) {
    return published == null
        ? new PublishResult(task, (PublishException) error)
        : new PublishResult(published, null);
  }

  private Mono<List<Long>> schedule(String queue, PublishBatch batch) {
    return requests.ask(() -> scheduleOnce(senders.to(queue), batch), batch.waited());
  }

  private Mono<List<Long>> scheduleOnce(ServiceBusSenderAsyncClient sender, PublishBatch batch) {
    List<ServiceBusMessage> messages = batch.messages();
    OffsetDateTime time = enqueueTime(batch.delay());
    return messages.size() == 1
        ? sender.scheduleMessage(messages.get(0), time).map(List::of).defaultIfEmpty(List.of())
        : sender.scheduleMessages(messages, time).collectList();
  }

  private void fail(Publication publication, Throwable error) {
    var unused =
        describe(publication.task(), error).subscribe(publication.result()::completeExceptionally);
  }

  private OffsetDateTime enqueueTime(Duration delay) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return delay.isZero() ? now.minus(CLOCK_SKEW) : now.plus(delay);
  }

  /** Says of a task that is too large for its queue how large both are; of others, the cause. */
  private Mono<PublishException> describe(OutgoingTask outgoing, Throwable error) {
    PublishException plain = exception(outgoing, String.valueOf(error.getMessage()), error);
    if (!isTooLarge(error)) {
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

  private static boolean isTooLarge(Throwable error) {
    return error instanceof ServiceBusException e
        && ServiceBusFailureReason.MESSAGE_SIZE_EXCEEDED.equals(e.getReason());
  }

  /** Whether several messages are too large together, of which the SDK tells in its own words. */
  static boolean areTooLarge(Throwable error) {
    return isTooLarge(error)
        || (error instanceof ServiceBusException e
            && e.getCause() instanceof IllegalArgumentException);
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
    followUpSenders.close();
  }
}
