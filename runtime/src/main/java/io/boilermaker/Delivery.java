package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * One locked message and the ways to settle it, once. Thread safe.
 *
 * <p>Every future fails if the service did not settle the message; it is then delivered again.
 */
final class Delivery {

  private final ServiceBusReceivedMessage message;
  private final ServiceBusReceiverAsyncClient receiver;
  private final Duration answerLimit;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile boolean lockLost;
  private volatile boolean cancelled;

  /**
   * @param answerLimit how long the service may take to answer: no settlement holds a slot for ever
   */
  Delivery(
      ServiceBusReceivedMessage message,
      ServiceBusReceiverAsyncClient receiver,
      Duration answerLimit) {
    this.message = message;
    this.receiver = receiver;
    this.answerLimit = answerLimit;
  }

  boolean isFrom(ServiceBusReceiverAsyncClient other) {
    return receiver == other;
  }

  ServiceBusReceivedMessage message() {
    return message;
  }

  long sequenceNumber() {
    return message.getSequenceNumber();
  }

  /**
   * Takes the right to settle the message. The task's outcome and the end of the grace time both
   * want it; the one that comes second must leave the message alone.
   */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  boolean isClaimed() {
    return claimed.get();
  }

  boolean isLockLost() {
    return lockLost;
  }

  /** Tells the task to stop early: the grace time of a stop has ended. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void loseLock() {
    lockLost = true;
  }

  CompletableFuture<Void> complete() {
    return ask(() -> receiver.complete(message)).toFuture();
  }

  CompletableFuture<Void> abandon() {
    return ask(() -> receiver.abandon(message)).toFuture();
  }

  /**
   * Moves the message to the dead-letter queue. The SDK reports success even if the lock is lost
   * and nothing happened: {@link #renewLock} first, which tells.
   */
  CompletableFuture<Void> deadLetter(String reason, String description) {
    var options =
        new DeadLetterOptions()
            .setDeadLetterReason(reason)
            .setDeadLetterErrorDescription(DeadLetterText.cut(description));
    return ask(() -> receiver.deadLetter(message, options)).toFuture();
  }

  private <T> Mono<T> ask(Supplier<Mono<T>> request) {
    return ServiceRequest.of(request, answerLimit);
  }

  /** Renews the lock; the future gives its new end, by the service's clock. */
  CompletableFuture<OffsetDateTime> renewLock() {
    return ask(() -> receiver.renewMessageLock(message))
        .doOnError(
            e -> {
              if (isLockLost(e)) {
                loseLock();
              }
            })
        .toFuture();
  }

  /** Whether a failed settlement or renewal means that the message is no longer ours. */
  static boolean isLockLost(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof ServiceBusException e
        && ServiceBusFailureReason.MESSAGE_LOCK_LOST.equals(e.getReason());
  }
}
