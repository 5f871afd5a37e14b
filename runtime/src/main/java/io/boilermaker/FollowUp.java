package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import reactor.core.publisher.Mono;

/**
 * What is published when a message is settled: a retry, a callback, or the message itself again.
 */
interface FollowUp {

  /** Whether it goes to the queue that the message came from. */
  boolean isInOwnQueue();

  /** Publishes it; a failure that may pass is waited out. */
  Mono<Void> publish();

  /** Publishes it at the commit of a transaction. */
  Mono<Void> publish(ServiceBusTransactionContext transaction);

  /** Says of a failure of {@link #publish} what it means to a reader. */
  Mono<Throwable> describe(Throwable failure);
}
