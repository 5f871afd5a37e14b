package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.ModelQueue.Kind;
import io.boilermaker.ModelQueue.Place;
import io.boilermaker.ModelQueue.Request;
import io.boilermaker.ModelQueue.Stored;
import io.boilermaker.internal.servicebus.QueueReceiver;
import io.boilermaker.internal.servicebus.ReceivedMessages;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A receiver of a {@link ModelQueue}, with the peculiarities of the SDK's. */
final class ModelReceiver implements QueueReceiver {

  static final Throwable LINK_LOST = new IllegalStateException("the link is lost");

  private final ModelQueue queue;
  private @Nullable Subscriber<? super ServiceBusReceivedMessage> subscriber;
  private long credit;
  private boolean isTakenBack;
  boolean isClosed;

  /** Those that come by this link. */
  private int delivered;

  ModelReceiver(ModelQueue queue) {
    this.queue = queue;
  }

  @Override
  public Flux<ServiceBusReceivedMessage> messages() {
    return Flux.from(
        s -> {
          subscriber = s;
          s.onSubscribe(
              new Subscription() {
                @Override
                public void request(long more) {
                  if (isTakenBack || isClosed) {
                    queue.violate("messages are requested of a link that is left");
                  }
                  credit += more;
                  deliver();
                }

                @Override
                public void cancel() {
                  subscriber = null;
                }
              });
        });
  }

  /** Only the first link has messages: one that is lost is delivered again to somebody else. */
  private void deliver() {
    while (credit > 0
        && queue.receivers.get(0) == this
        && delivered < queue.stored.size()
        && subscriber != null) {
      credit--;
      subscriber.onNext(queue.stored.get(delivered++).message);
    }
  }

  /** Ends the stream, as when the SDK gives it up; settlements then take another way. */
  void loseLink() {
    Subscriber<? super ServiceBusReceivedMessage> lost = subscriber;
    subscriber = null;
    if (lost != null) {
      lost.onError(LINK_LOST);
    }
  }

  @Override
  public Flux<ServiceBusReceivedMessage> peek(int most) {
    return Flux.empty();
  }

  private Mono<Void> settle(
      ServiceBusReceivedMessage message, String what, Supplier<@Nullable Throwable> effect) {
    Stored stored = queue.of(message);
    return Mono.defer(
        () ->
            isClosed
                ? closed()
                : ReceivedMessages.isSettled(message)
                    ? Mono.error(new IllegalArgumentException("already settled"))
                    : queue
                        .request(
                            Kind.SETTLEMENT, what + " " + stored.name, this, effect, Boolean.TRUE)
                        .doOnNext(any -> ReceivedMessages.settle(message))
                        .then());
  }

  @Override
  public Mono<Void> complete(ServiceBusReceivedMessage message) {
    return settle(message, "complete", () -> queue.of(message).move(Place.COMPLETED));
  }

  @Override
  public Mono<Void> abandon(ServiceBusReceivedMessage message) {
    if (queue.mayBeSettled && !queue.isLeft && queue.stored.size() == 1) {
      queue.violate("a message is abandoned that may be settled");
    }
    return settle(message, "abandon", () -> queue.of(message).move(Place.AVAILABLE));
  }

  /** Reports success though the lock is lost, as the SDK does. */
  @Override
  public Mono<Void> deadLetter(ServiceBusReceivedMessage message, DeadLetterOptions options) {
    ServiceBusTransactionContext transaction = options.getTransactionContext();
    return transaction == null
        ? settle(
            message,
            "dead-letter",
            () -> {
              queue.of(message).move(Place.DEAD_LETTERED);
              return null;
            })
        : inTransaction(message, transaction, Place.DEAD_LETTERED);
  }

  @Override
  public Mono<Void> complete(
      ServiceBusReceivedMessage message, ServiceBusTransactionContext transaction) {
    return inTransaction(message, transaction, Place.COMPLETED);
  }

  private Mono<Void> inTransaction(
      ServiceBusReceivedMessage message, ServiceBusTransactionContext transaction, Place to) {
    return Mono.defer(
        () -> {
          if (isClosed) {
            return closed();
          }
          Stored stored = queue.of(message);
          if (ReceivedMessages.isSettled(message)) {
            return Mono.error(new IllegalArgumentException("already settled"));
          }
          if (stored.place != Place.LOCKED) {
            return Mono.error(ModelQueue.lockLost());
          }
          ReceivedMessages.settle(message);
          queue.addFirst(transaction, () -> stored.move(to));
          return Mono.empty();
        });
  }

  @Override
  public Mono<OffsetDateTime> renewLock(ServiceBusReceivedMessage message) {
    return Mono.defer(
        () ->
            isClosed
                ? closed()
                : queue.of(message).place == Place.LOCKED
                    ? Mono.just(queue.lockEnd())
                    : Mono.error(ModelQueue.lockLost()));
  }

  @Override
  public Mono<ServiceBusTransactionContext> begin() {
    return isClosed ? closed() : Mono.fromSupplier(queue::begin);
  }

  @Override
  public Mono<Void> commit(ServiceBusTransactionContext transaction) {
    return queue
        .request(Kind.COMMIT, "commit", this, () -> queue.commit(transaction), Boolean.TRUE)
        .then();
  }

  @Override
  public Mono<Void> rollBack(ServiceBusTransactionContext transaction) {
    return Mono.fromRunnable(() -> queue.rollBack(transaction));
  }

  @Override
  public CompletableFuture<@Nullable Integer> takeBackCredit(Duration limit) {
    isTakenBack = true;
    int left = (int) credit;
    credit = 0;
    return CompletableFuture.completedFuture(left);
  }

  /** Releases what is being settled, as the SDK does with an unsettled delivery. */
  @Override
  public void close() {
    isClosed = true;
    for (Request request : queue.open) {
      if (request.receiver == this && request.kind != Kind.PUBLICATION && !request.isGivenUp) {
        queue.violate("the link is closed before '" + request.text + "' is answered");
      }
    }
  }

  @Override
  public void closeLater() {
    close();
  }

  private static <T> Mono<T> closed() {
    return Mono.error(
        new IllegalStateException("Cannot perform operation on a disposed receiver."));
  }
}
