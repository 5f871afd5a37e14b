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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the follow-ups of a worker's messages: retries, callbacks, and messages that return to the
 * queue. Thread safe.
 */
final class FollowUps implements AutoCloseable {

  /** How the ids of retries end. */
  private static final Pattern COUNTED = Pattern.compile(":\\d+$");

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
   * @param parent the task of the message, with this try counted
   * @param received the message
   * @throws PublishException if no queue or no reader could take it
   */
  FollowUp of(Task task, PublishOptions options, Task parent, ServiceBusReceivedMessage received) {
    OutgoingTask outgoing = OutgoingTask.of(task, options, ownQueue, mapper);
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      // Before a message is held for it.
      throw refusal;
    }
    ServiceBusMessage message = outgoing.message();
    var place = new MessageId.Place(ownQueue, received);
    boolean isRetry = options.messageId() != null;
    message.setMessageId(
        isRetry || isOther(task, parent)
            ? MessageId.following(outgoing.messageId(), parent.id(), parent.attempts() - 1, place)
            : place.in(task.id()));
    TraceContext.of(received).applyTo(message);
    return new ScheduledMessage(
        outgoing.queue(),
        message,
        options.delay(),
        error -> failures.describe(outgoing, error).cast(Throwable.class));
  }

  /** Tells whether no other message of the parent's chain can have the id of a callback. */
  private static boolean isOther(Task callback, Task parent) {
    return !callback.id().isEmpty()
        && !COUNTED.matcher(callback.id()).find()
        && !contains(callback, parent.id());
  }

  /** A message nests 200 levels at most. */
  private static boolean contains(@Nullable Task task, String id) {
    return task != null
        && (task.id().equals(id)
            || contains(task.onSuccess(), id)
            || contains(task.onFailure(), id));
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
