package io.boilermaker;

import io.boilermaker.internal.servicebus.QueueReceiver;
import io.boilermaker.internal.servicebus.Reachability;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Looks at the queue once, by another link: receiving alone shows no difference between a queue
 * that is empty and one that cannot be reached.
 *
 * @param connection opens a receiver
 * @param settleAndPublish is told whether the namespace has transactions
 */
record StartCheck(ServiceBusConnection connection, SettleAndPublish settleAndPublish) {

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * Waits until the queue has answered, and finds out whether it has transactions.
   *
   * @param started done as soon as a message comes; failed if the receive link is refused
   * @throws IllegalStateException if the queue cannot be reached in time; the message names it
   */
  void run(CompletableFuture<Void> started) {
    QueueReceiver receiver = connection.receiver();
    try {
      // On another thread: on this one a credential that never returns would outlast the limit.
      Mono<Void> peeked =
          receiver
              .peek(1)
              .then()
              .onErrorResume(ServiceRequests::isUnreadable, error -> Mono.empty())
              // A message that the SDK cannot decode ends its connection, and the answer with it.
              .retryWhen(Retry.fixedDelay(TRIES, PAUSE).filter(ServiceRequests::isUnanswered))
              .onErrorMap(
                  Exceptions::isRetryExhausted,
                  error -> Objects.requireNonNullElse(error.getCause(), error))
              .subscribeOn(Schedulers.boundedElastic());
      var answer = connection.reachability().watch(peeked).toFuture();
      await(CompletableFuture.anyOf(answer, started));
      settleAndPublish.detect(receiver, connection.config().startTimeout());
    } catch (IllegalStateException e) {
      if (started.isCancelled()) {
        // By a stop, which releases what was received meanwhile and waits for nothing else.
        settleAndPublish.assumeTransactions();
      }
      throw e;
    } finally {
      settleAndPublish.endDetection();
      receiver.close();
    }
  }

  private void await(CompletableFuture<?> answer) {
    BoilermakerConfig config = connection.config();
    try {
      answer.get(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(
          "cannot receive from " + config + ": " + Reachability.text(cause), cause);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "no connection to "
              + config
              + " within "
              + config.startTimeout().toSeconds()
              + " s: check the host, the network, and that its port is open (5671 if none is given)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while connecting to " + config, e);
    }
  }
}
