package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Settles a message and publishes its follow-up: in one transaction where the namespace supports
 * them, so that a crash at any point leaves exactly one of the two. Thread safe.
 *
 * <p>Without transactions, and for a follow-up in another queue, it publishes first and then
 * settles: a crash in between runs the task once more, and its second follow-up has the message id
 * of the first, so that a queue with duplicate detection drops it.
 */
public final class SettleAndPublish {

  private static final Logger log = LoggerFactory.getLogger(SettleAndPublish.class);

  private final Ticker ticker;
  private volatile boolean transactional;

  public SettleAndPublish(Ticker ticker) {
    this.ticker = ticker;
  }

  public boolean isTransactional() {
    return transactional;
  }

  /** Finds out whether the namespace has transactions, and says so once if it has none. */
  public void detect(ServiceBusReceiverAsyncClient receiver, Duration limit) {
    CompletableFuture<Void> tried =
        new ServiceRequests(limit, ticker)
            .ask(receiver::createTransaction)
            .flatMap(receiver::rollbackTransaction)
            .toFuture();
    try {
      tried.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      transactional = true;
    } catch (ExecutionException | TimeoutException e) {
      transactional = false;
      log.warn(
          "This namespace does not support transactions (the Basic tier has none): a retry or"
              + " callback is published before its message is settled, and a crash in between runs"
              + " the task again: {}",
          e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tried.cancel(true);
    }
  }

  /** The future fails if the message is not settled; then nothing was published, or it may be. */
  public CompletableFuture<Void> settle(
      Delivery delivery, FollowUp followUp, Disposition disposition) {
    return transactional && followUp.isInOwnQueue()
        ? atomically(delivery, followUp, disposition)
        : inOrder(delivery, followUp, disposition);
  }

  /**
   * Publishes first, which can be tried again. Once the settlement is part of a transaction, the
   * SDK considers the message settled, and if the transaction is lost only the end of the lock
   * brings it back.
   */
  private CompletableFuture<Void> atomically(
      Delivery delivery, FollowUp followUp, Disposition disposition) {
    return delivery
        .requests()
        .ask(() -> begin(delivery, followUp))
        .onErrorResume(error -> followUp.describe(error).flatMap(Mono::error))
        .flatMap(
            transaction ->
                disposition
                    .settle(delivery, transaction)
                    .then(delivery.receiver().commitTransaction(transaction))
                    .timeout(delivery.requests().limit())
                    .onErrorResume(error -> rollBack(delivery, transaction, error)))
        .toFuture();
  }

  private static Mono<ServiceBusTransactionContext> begin(Delivery delivery, FollowUp followUp) {
    return delivery
        .receiver()
        .createTransaction()
        .flatMap(
            transaction ->
                followUp
                    .publish(transaction)
                    .onErrorResume(error -> rollBack(delivery, transaction, error))
                    .thenReturn(transaction));
  }

  /** The service rolls back by itself what nobody ends; this spares it the wait. */
  private static Mono<Void> rollBack(
      Delivery delivery, ServiceBusTransactionContext transaction, Throwable error) {
    return delivery
        .receiver()
        .rollbackTransaction(transaction)
        .timeout(delivery.requests().limit().dividedBy(3))
        .onErrorComplete()
        .then(Mono.error(error));
  }

  /** Publishes nothing if the lock is lost: then another worker does. */
  private static CompletableFuture<Void> inOrder(
      Delivery delivery, FollowUp followUp, Disposition disposition) {
    return delivery
        .renewLock()
        .thenCompose(
            v ->
                followUp
                    .publish()
                    .onErrorResume(error -> followUp.describe(error).flatMap(Mono::error))
                    .toFuture())
        .thenCompose(v -> disposition.settle(delivery));
  }
}
