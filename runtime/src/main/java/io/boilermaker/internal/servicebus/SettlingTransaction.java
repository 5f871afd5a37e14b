package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.internal.servicebus.FailurePolicy.CommitFailedException;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** One transaction that settles a message and publishes its follow-up. */
record SettlingTransaction(Delivery delivery, FollowUp followUp, Disposition disposition) {

  /**
   * Runs it. It publishes first, which can be repeated: the SDK considers a message settled once
   * that was part of a transaction.
   *
   * @return fails if the transaction has not happened, or if that is not known
   */
  CompletableFuture<Void> run(PublishWay way) {
    return ServiceRequests.future(
        delivery
            .requests()
            .ask(() -> begin(way))
            .onErrorResume(error -> followUp.describe(error).flatMap(Mono::error))
            .flatMap(
                transaction ->
                    disposition
                        .settle(delivery, transaction)
                        .timeout(delivery.requests().limit())
                        .onErrorResume(error -> rollBack(transaction, error))
                        .then(commit(transaction))));
  }

  private Mono<ServiceBusTransactionContext> begin(PublishWay way) {
    return delivery
        .receiver()
        .begin()
        .flatMap(
            transaction ->
                followUp
                    .publish(transaction, way)
                    .onErrorResume(error -> rollBack(transaction, error))
                    .thenReturn(transaction));
  }

  private Mono<Void> commit(ServiceBusTransactionContext transaction) {
    return Mono.defer(() -> delivery.receiver().commit(transaction))
        .timeout(delivery.requests().limit())
        .onErrorResume(
            error -> rollBack(transaction, new CommitFailedException(error, fate(error))));
  }

  private CommitFailedException.Fate fate(Throwable error) {
    return !SettledMark.remove(delivery.message())
        ? CommitFailedException.Fate.NOT_REPEATABLE
        : FailurePolicy.isRefusedCommit(error)
            ? CommitFailedException.Fate.UNDONE
            : CommitFailedException.Fate.UNKNOWN;
  }

  /** The service rolls back by itself what nobody ends; this spares it the wait. */
  private Mono<Void> rollBack(ServiceBusTransactionContext transaction, Throwable error) {
    return delivery
        .receiver()
        .rollBack(transaction)
        .timeout(delivery.requests().limit().dividedBy(3))
        .onErrorComplete()
        .then(Mono.error(error));
  }
}
