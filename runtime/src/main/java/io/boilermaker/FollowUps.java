package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the follow-ups of a worker's messages: retries, callbacks, and messages that return to the
 * queue. Thread safe.
 */
final class FollowUps implements AutoCloseable {

  /** How long one may take to publish, in which that is repeated if the service is busy or away. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final BoilermakerConfig config;
  private final MessageScheduler scheduler;
  private final @Nullable ObjectMapper mapper;
  private final ServiceRequests requests;
  private final PublishFailures failures;

  /**
   * @param scheduler on the worker's connection, as a transaction must be
   */
  FollowUps(
      BoilermakerConfig config,
      MessageScheduler scheduler,
      @Nullable ObjectMapper mapper,
      Ticker ticker) {
    this.config = config;
    this.scheduler = scheduler;
    this.mapper = mapper;
    this.requests = new ServiceRequests(LIMIT, ticker);
    this.failures = new PublishFailures(config, scheduler);
  }

  /** Makes a task the follow-up of a message, in the message's trace. */
  FollowUp of(Task task, PublishOptions options, TraceContext trace) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, config.queueName(), mapper);
    ServiceBusMessage message = outgoing.message();
    trace.applyTo(message);
    return new ScheduledMessage(
        outgoing.queue(),
        message,
        options.delay(),
        error -> failures.describe(outgoing, error).cast(Throwable.class));
  }

  /** Makes a copy of a message of the application's own queue its follow-up. */
  FollowUp of(MessageCopy copy) {
    return new ScheduledMessage(config.queueName(), copy.message(), copy.delay(), Mono::just);
  }

  @Override
  public void close() {
    scheduler.close();
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
      return requests.ask(() -> scheduler.schedule(queue, message, delay)).then();
    }

    @Override
    public Mono<Void> publish(ServiceBusTransactionContext transaction) {
      return Mono.defer(() -> scheduler.schedule(queue, message, delay, transaction)).then();
    }

    @Override
    public Mono<Throwable> describe(Throwable failure) {
      return description.apply(failure);
    }
  }
}
