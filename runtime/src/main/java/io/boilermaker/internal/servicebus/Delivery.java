package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.process.Thrown;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One locked message, from its receipt to its end: a {@linkplain DeliveryState state machine}, and
 * the ways to settle the message. Thread safe.
 *
 * <p>Methods that change the state return whether they did. Several threads want the right to
 * settle it, such as by {@link #claim}, and whoever comes second must leave the message alone.
 * Futures of settlements fail if the service did not settle the message; it is then delivered
 * again.
 */
public final class Delivery {

  private final ServiceBusReceivedMessage message;
  private final ReceiveLink link;
  private final ServiceRequests requests;
  private final long receivedAt;
  private volatile DeliveryState state = DeliveryState.RECEIVED;
  private volatile @Nullable Thread runner;
  private volatile boolean isOnThread;
  private volatile boolean hasTaskEnded;
  private @Nullable Object notes;
  private volatile boolean hasStoppedWorker;

  /**
   * @param requests gives up after a while, so that no settlement holds a slot forever
   * @param receivedAt what the ticker said when the message came
   */
  Delivery(
      ServiceBusReceivedMessage message,
      ReceiveLink link,
      ServiceRequests requests,
      long receivedAt) {
    this.message = message;
    this.link = link;
    this.requests = requests;
    this.receivedAt = receivedAt;
  }

  public ServiceBusReceivedMessage message() {
    return message;
  }

  public long sequenceNumber() {
    return message.getSequenceNumber();
  }

  /** Returns what others keep with it. */
  public synchronized Object notes(Supplier<Object> made) {
    Object kept = notes;
    if (kept == null) {
      kept = made.get();
      notes = kept;
    }
    return kept;
  }

  /** Counts its deliveries before this one; none if the service does not say. */
  public long earlierDeliveries() {
    Long count = message.getRawAmqpMessage().getHeader().getDeliveryCount();
    return count == null ? 0 : count;
  }

  /** Returns the id of its message, as it may be shown. */
  public String messageId() {
    return ShownText.name(String.valueOf(message.getMessageId()));
  }

  ReceiveLink link() {
    return link;
  }

  long receivedAt() {
    return receivedAt;
  }

  QueueReceiver receiver() {
    return link.receiver();
  }

  ServiceRequests requests() {
    return requests;
  }

  public DeliveryState state() {
    return state;
  }

  /** Takes the right to handle it, for the thread that will run its task. */
  public boolean begin(Thread thread) {
    runner = thread;
    isOnThread = true;
    return become(DeliveryState.HANDLING);
  }

  /** Notes that the thread has returned; the task may still go on elsewhere. */
  public void leaveThread() {
    isOnThread = false;
  }

  /** Notes that its task has ended; it is settled by another thread then. */
  public void endTask() {
    hasTaskEnded = true;
  }

  /** Notes that its task, on its own thread, has begun the stop of the worker that it runs in. */
  public void stopWorker() {
    hasStoppedWorker = true;
  }

  /** Tells whether its task goes on though its thread has returned. */
  public boolean isAsynchronous() {
    return !isOnThread
        && !hasTaskEnded
        && (state == DeliveryState.HANDLING || state == DeliveryState.COMPLETED);
  }

  /** Takes the right to settle it by the outcome of its task. */
  public boolean claim() {
    return become(DeliveryState.SETTLING) || become(DeliveryState.PUBLISHING);
  }

  /** Takes the right to release it to the queue. */
  public boolean claimRelease() {
    return become(DeliveryState.RELEASING);
  }

  /** Takes the right to complete it before its task runs. */
  public boolean claimCompletion() {
    return become(DeliveryState.COMPLETING);
  }

  /** Notes that its message is completed, and its task is still to run. */
  public boolean completed() {
    return become(DeliveryState.COMPLETED);
  }

  /** Notes that its task, whose message is completed, will be cut off. */
  public boolean cutOff() {
    return become(DeliveryState.CUT_OFF);
  }

  /** Notes that the lock is lost. Once it is being settled only the service's answer tells. */
  boolean loseLock() {
    return become(DeliveryState.LOCK_LOST);
  }

  /** Notes that there is nothing more to do for it. */
  public boolean end() {
    return become(DeliveryState.ENDED);
  }

  private boolean become(DeliveryState next) {
    DeliveryState before;
    synchronized (this) {
      before = state;
      if (!before.mayBecome(next)) {
        return false;
      }
      state = next;
    }
    link.moved(before, next);
    return true;
  }

  /** Asks for more messages if its slot is free. */
  public void refill() {
    link.refill();
  }

  /** Tells whether a thread has begun to handle it. */
  public boolean isBegun() {
    return runner != null;
  }

  /** Tells whether its task has called {@link System#exit}, and so waits for the worker to stop. */
  public boolean isEndingTheProcess() {
    Thread thread = runner;
    return thread != null
        && isOnThread
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(
                f ->
                    f.getClassName().equals("java.lang.Runtime")
                        && f.getMethodName().equals("exit"));
  }

  /** Tells whether its task has begun the stop of the worker that it runs in. */
  public boolean isEndingTheWorker() {
    return hasStoppedWorker || isEndingTheProcess();
  }

  public CompletableFuture<Void> complete() {
    return ServiceRequests.future(requests.ask(() -> link.receiver().complete(message)));
  }

  /** Completes the message at the commit of a transaction. */
  public Mono<Void> complete(ServiceBusTransactionContext transaction) {
    return link.receiver().complete(message, transaction);
  }

  public CompletableFuture<Void> abandon() {
    return ServiceRequests.future(requests.ask(() -> link.receiver().abandon(message)));
  }

  /**
   * Moves the message to the dead-letter queue. The SDK reports success even if the lock is lost
   * and nothing happened, so each request renews the lock first, which fails then.
   */
  CompletableFuture<Void> deadLetter(String reason, String description) {
    DeadLetterOptions options = deadLetterOptions(reason, description);
    return ServiceRequests.future(
        requests.ask(
            () ->
                link.receiver()
                    .renewLock(message)
                    .then(Mono.defer(() -> link.receiver().deadLetter(message, options)))));
  }

  /** Moves the message to the dead-letter queue at the commit of a transaction. */
  Mono<Void> deadLetter(
      String reason, String description, ServiceBusTransactionContext transaction) {
    return link.receiver()
        .deadLetter(
            message, deadLetterOptions(reason, description).setTransactionContext(transaction));
  }

  private DeadLetterOptions deadLetterOptions(String reason, String description) {
    return new DeadLetterOptions()
        // Whoever sends the message again should find it as if nothing had happened to it.
        .setPropertiesToModify(MessageCopy.resetCounters(message))
        .setDeadLetterReason(DeadLetterText.fitting(reason))
        .setDeadLetterErrorDescription(DeadLetterText.fitting(description));
  }

  /** Renews the lock; the future gives its new end, by the service's clock. */
  public CompletableFuture<OffsetDateTime> renewLock() {
    return ServiceRequests.future(
        requests
            .ask(() -> link.receiver().renewLock(message))
            .doOnError(
                e -> {
                  if (isLockLost(e)) {
                    loseLock();
                  }
                }));
  }

  /** Tells whether a failed settlement or renewal means that the lock is lost. */
  public static boolean isLockLost(Throwable error) {
    return Thrown.unwrapped(error) instanceof ServiceBusException e
        && ServiceBusFailureReason.MESSAGE_LOCK_LOST.equals(e.getReason());
  }
}
