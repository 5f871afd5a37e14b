package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One locked message and the ways to settle it, once. Thread safe.
 *
 * <p>Every future fails if the service did not settle the message; it is then delivered again.
 */
final class Delivery {

  private final ServiceBusReceivedMessage message;
  private final ServiceBusReceiverAsyncClient receiver;
  private final ServiceRequests requests;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean lockLost;
  private volatile boolean completedEarly;
  private volatile boolean cancelled;
  private volatile @Nullable Thread runner;

  /**
   * @param requests gives up after a while: no settlement holds a slot for ever
   */
  Delivery(
      ServiceBusReceivedMessage message,
      ServiceBusReceiverAsyncClient receiver,
      ServiceRequests requests) {
    this.message = message;
    this.receiver = receiver;
    this.requests = requests;
  }

  ServiceBusReceiverAsyncClient receiver() {
    return receiver;
  }

  ServiceRequests requests() {
    return requests;
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

  /** Notes that its task runs no more; true for the first who says so. */
  boolean end() {
    return ended.compareAndSet(false, true);
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

  /** Remembers which thread runs the task. */
  void runBy(Thread thread) {
    runner = thread;
  }

  /** Whether the task has called {@link System#exit}, and so waits for the worker to stop. */
  boolean isEndingTheProcess() {
    Thread thread = runner;
    return thread != null
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(
                f ->
                    f.getClassName().equals("java.lang.Runtime")
                        && f.getMethodName().equals("exit"));
  }

  void loseLock() {
    lockLost = true;
  }

  /** Completes the message before its task runs; after that it can no longer be settled. */
  CompletableFuture<Void> completeEarly() {
    return complete().thenRun(() -> completedEarly = true);
  }

  boolean isCompletedEarly() {
    return completedEarly;
  }

  CompletableFuture<Void> complete() {
    return requests.ask(() -> receiver.complete(message)).toFuture();
  }

  /** Completes the message at the commit of a transaction. */
  Mono<Void> complete(ServiceBusTransactionContext transaction) {
    return receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
  }

  CompletableFuture<Void> abandon() {
    return requests.ask(() -> receiver.abandon(message)).toFuture();
  }

  /**
   * Moves the message to the dead-letter queue. The SDK reports success even if the lock is lost
   * and nothing happened: {@link #renewLock} first, which tells.
   */
  CompletableFuture<Void> deadLetter(String reason, String description) {
    DeadLetterOptions options = deadLetterOptions(reason, description);
    return requests.ask(() -> receiver.deadLetter(message, options)).toFuture();
  }

  /** Moves the message to the dead-letter queue at the commit of a transaction. */
  Mono<Void> deadLetter(
      String reason, String description, ServiceBusTransactionContext transaction) {
    return receiver.deadLetter(
        message, deadLetterOptions(reason, description).setTransactionContext(transaction));
  }

  private static DeadLetterOptions deadLetterOptions(String reason, String description) {
    return new DeadLetterOptions()
        .setDeadLetterReason(reason)
        .setDeadLetterErrorDescription(DeadLetterText.cut(description));
  }

  /** Renews the lock; the future gives its new end, by the service's clock. */
  CompletableFuture<OffsetDateTime> renewLock() {
    return requests
        .ask(() -> receiver.renewMessageLock(message))
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
