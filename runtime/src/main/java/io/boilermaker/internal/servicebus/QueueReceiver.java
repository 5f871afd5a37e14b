package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All that is asked of the SDK about the messages of one queue. Each request is made when its
 * publisher is subscribed to, and once. {@link SdkReceiver} implements it for a namespace, and
 * tests for a model of a queue.
 */
public interface QueueReceiver extends AutoCloseable {

  /** Receives messages; what is requested of the stream is the credit of the link. */
  Flux<ServiceBusReceivedMessage> messages();

  /** Returns the first messages of the queue, and locks none. */
  Flux<ServiceBusReceivedMessage> peek(int most);

  Mono<Void> complete(ServiceBusReceivedMessage message);

  /** Completes a message at the commit of a transaction. */
  Mono<Void> complete(ServiceBusReceivedMessage message, ServiceBusTransactionContext transaction);

  Mono<Void> abandon(ServiceBusReceivedMessage message);

  /** Moves a message to the dead-letter queue; at the commit of a transaction if there is one. */
  Mono<Void> deadLetter(ServiceBusReceivedMessage message, DeadLetterOptions options);

  /** Renews a lock; the answer is its new end, by the service's clock. */
  Mono<OffsetDateTime> renewLock(ServiceBusReceivedMessage message);

  Mono<ServiceBusTransactionContext> begin();

  Mono<Void> commit(ServiceBusTransactionContext transaction);

  Mono<Void> rollBack(ServiceBusTransactionContext transaction);

  /**
   * Takes back the credit that the service has not used, and waits until what was sent before has
   * come.
   *
   * @return how many of the requested messages will never come; null if that is not known. Never
   *     fails
   */
  CompletableFuture<@Nullable Integer> takeBackCredit(Duration limit);

  /** Detaches the link; what is not settled by now cannot be settled any more. */
  @Override
  void close();

  /** Closes it from another thread: the caller may be one of the SDK's. */
  void closeLater();
}
