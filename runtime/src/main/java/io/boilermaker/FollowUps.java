package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.internal.servicebus.FollowUp;
import io.boilermaker.internal.servicebus.MessageCopy;
import io.boilermaker.internal.servicebus.MessageId;
import io.boilermaker.internal.servicebus.MessageScheduler;
import io.boilermaker.internal.servicebus.PublishWay;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.servicebus.TraceContext;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the follow-ups of a worker's messages: retries, callbacks, and messages that return to the
 * queue. Thread safe.
 */
final class FollowUps implements AutoCloseable {

  private final String ownQueue;
  private final MessageScheduler scheduler;
  private final @Nullable ObjectMapper mapper;
  private final ServiceRequests requests;
  private final PublishFailures failures;

  /**
   * @param scheduler on the worker's connection, as a transaction must be
   * @param requests by which it is asked outside of transactions
   * @param mapper writes the arguments that only it knows; null for the strict default
   */
  FollowUps(
      BoilermakerConfig config,
      MessageScheduler scheduler,
      ServiceRequests requests,
      @Nullable ObjectMapper mapper) {
    this.ownQueue = config.queueName();
    this.scheduler = scheduler;
    this.mapper = mapper;
    this.requests = requests;
    this.failures = new PublishFailures(config, scheduler);
  }

  /**
   * Makes a task the follow-up of a message, in the message's trace.
   *
   * @param parent the message
   * @throws PublishException if no queue or no reader could take it
   */
  FollowUp of(Task task, PublishOptions options, ServiceBusReceivedMessage parent) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, ownQueue, mapper);
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      // Before a message is held for it.
      throw refusal;
    }
    ServiceBusMessage message = outgoing.message();
    message.setMessageId(MessageId.following(message.getMessageId(), parent.getMessageId()));
    TraceContext.of(parent).applyTo(message);
    return new ScheduledMessage(
        outgoing.queue(),
        message,
        options.delay(),
        error -> failures.describe(outgoing, error).cast(Throwable.class));
  }

  /** Makes a copy of a message of the application's own queue its follow-up. */
  FollowUp of(MessageCopy copy) {
    return new ScheduledMessage(ownQueue, copy.message(), copy.delay(), Mono::just);
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
      return queue.equalsIgnoreCase(ownQueue);
    }

    @Override
    public Mono<Void> publish() {
      return requests.ask(() -> scheduler.schedule(queue, message, delay)).then();
    }

    @Override
    public Mono<Void> publish(ServiceBusTransactionContext transaction, PublishWay way) {
      return way == PublishWay.SEND
          ? Mono.defer(() -> scheduler.send(queue, message, delay, transaction))
          : Mono.defer(() -> scheduler.schedule(queue, message, delay, transaction)).then();
    }

    @Override
    public Mono<Throwable> describe(Throwable failure) {
      return description.apply(failure);
    }
  }
}
