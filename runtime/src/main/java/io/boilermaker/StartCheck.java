package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Looks at the queue once, by another link: receiving alone shows no difference between a queue
 * that is empty and one that cannot be reached.
 *
 * @param config where the queue is
 * @param receivers opens a receiver
 */
record StartCheck(BoilermakerConfig config, Supplier<ServiceBusReceiverAsyncClient> receivers) {

  /**
   * Waits until the queue has answered, and finds out whether it has transactions.
   *
   * @param started done as soon as a message comes; failed if the receive link is refused
   * @throws IllegalStateException if the queue cannot be reached in time; the message names it
   */
  void run(CompletableFuture<Void> started, SettleAndPublish settleAndPublish) {
    ServiceBusReceiverAsyncClient receiver = receivers.get();
    try {
      await(CompletableFuture.anyOf(receiver.peekMessage().toFuture(), started));
      settleAndPublish.detect(receiver, config.startTimeout());
    } finally {
      receiver.close();
    }
  }

  private void await(CompletableFuture<?> answer) {
    try {
      answer.get(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(
          "cannot receive from " + config + ": " + cause.getMessage(), cause);
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
