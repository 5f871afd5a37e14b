package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** A way to settle a message. */
public sealed interface Disposition {

  /** The work is done. */
  Disposition COMPLETE = new Complete();

  /** Settles a message; the future fails if the service did not. */
  CompletableFuture<Void> settle(Delivery delivery);

  /** Settles a message at the commit of a transaction. */
  Mono<Void> settle(Delivery delivery, ServiceBusTransactionContext transaction);

  /** The work is done. */
  record Complete() implements Disposition {

    @Override
    public CompletableFuture<Void> settle(Delivery delivery) {
      return delivery.complete();
    }

    @Override
    public Mono<Void> settle(Delivery delivery, ServiceBusTransactionContext transaction) {
      return delivery.complete(transaction);
    }
  }

  /**
   * The message moves to the dead-letter queue.
   *
   * @param reason a word for programs
   * @param description a sentence for people
   */
  record DeadLetter(String reason, String description) implements Disposition {

    @Override
    public CompletableFuture<Void> settle(Delivery delivery) {
      return delivery.deadLetter(reason, description);
    }

    @Override
    public Mono<Void> settle(Delivery delivery, ServiceBusTransactionContext transaction) {
      return delivery.deadLetter(reason, description, transaction);
    }
  }
}
