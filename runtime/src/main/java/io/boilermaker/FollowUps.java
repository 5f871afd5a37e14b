package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.internal.interception.MessageNotes;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.Ending;
import io.boilermaker.internal.servicebus.FollowUp;
import io.boilermaker.internal.servicebus.MessageCopy;
import io.boilermaker.internal.servicebus.MessageId;
import io.boilermaker.internal.servicebus.MessageScheduler;
import io.boilermaker.internal.servicebus.PublishWay;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.servicebus.TraceContext;
import java.time.Duration;
import java.util.Objects;
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
  private final OutgoingTasks outgoingTasks;
  private final MessageNotes notes;
  private final ServiceRequests requests;
  private final PublishFailures failures;

  /**
   * @param scheduler on the worker's connection, as a transaction must be
   * @param requests by which it is asked outside of transactions
   * @param outgoingTasks makes the messages of tasks
   * @param notes knows the messages that they follow
   */
  FollowUps(
      BoilermakerConfig config,
      MessageScheduler scheduler,
      ServiceRequests requests,
      OutgoingTasks outgoingTasks,
      MessageNotes notes) {
    this.ownQueue = config.queueName();
    this.scheduler = scheduler;
    this.outgoingTasks = outgoingTasks;
    this.notes = notes;
    this.requests = requests;
    this.failures = new PublishFailures(config, scheduler);
  }

  /**
   * Makes a task the follow-up of a message, in the message's trace.
   *
   * @param step the outcome of the message's task, with the follow-up
   * @param task the retry or callback of it
   * @param parent the task of the message, with this try counted
   * @throws PublishException if no queue or no reader could take it, or an interceptor refuses it
   */
  FollowUp of(NextStep step, Task task, Task parent, Delivery delivery) {
    ServiceBusReceivedMessage received = delivery.message();
    OutgoingTask outgoing = outgoingTasks.next(step, task, () -> notes.of(delivery));
    PublishException refusal = outgoing.refusal();
    if (refusal != null) {
      outgoing.ended(refusal);
      // Before a message is held for it.
      throw refusal;
    }
    ServiceBusMessage message = outgoing.message();
    PublishOptions options = outgoing.options(step.options());
    if (Objects.equals(options.messageId(), step.options().messageId())) {
      message.setMessageId(messageId(outgoing, step, parent, received));
    }
    if (outgoing.draft() == null) {
      TraceContext.of(received).applyTo(message);
    }
    return new ScheduledMessage(outgoing, message, options.delay());
  }

  private String messageId(
      OutgoingTask outgoing, NextStep step, Task parent, ServiceBusReceivedMessage received) {
    Task task = outgoing.task();
    var place = new MessageId.Place(ownQueue, received);
    boolean isRetry = step.options().messageId() != null;
    return isRetry || isOther(task, parent)
        ? MessageId.following(outgoing.messageId(), parent.id(), parent.attempts() - 1, place)
        : place.in(task.id());
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
    return new ScheduledMessage(null, copy.message(), copy.delay());
  }

  @Override
  public void close() {
    scheduler.close();
  }

  /** A message on its way to a queue. */
  private final class ScheduledMessage implements FollowUp {
    private final @Nullable OutgoingTask task;
    private final String queue;
    private final ServiceBusMessage message;
    private final Duration delay;

    /**
     * @param task what it holds; null for a copy
     */
    ScheduledMessage(@Nullable OutgoingTask task, ServiceBusMessage message, Duration delay) {
      this.task = task;
      this.queue = task == null ? ownQueue : task.queue();
      this.message = message;
      this.delay = delay;
    }

    @Override
    public Duration delay() {
      return delay;
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
      return task == null
          ? Mono.just(failure)
          : failures.describe(task, failure).cast(Throwable.class);
    }

    @Override
    public void ended(Ending how) {
      if (task == null) {
        return;
      }
      task.ended(
          how instanceof Ending.Settled
              ? null
              : how instanceof Ending.Unknown unknown
                  ? unknown.error()
                  : new PublishException(
                      "task " + task.task() + " is not published: " + how, null));
    }
  }
}
