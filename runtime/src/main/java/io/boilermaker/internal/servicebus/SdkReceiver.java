package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import io.boilermaker.internal.engine.GuardedReceiving;
import io.boilermaker.internal.process.DaemonThreads;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A receiver of the SDK.
 *
 * @param client receives nothing ahead, and renews no locks
 */
public record SdkReceiver(ServiceBusReceiverAsyncClient client) implements QueueReceiver {

  /** Bounds an answer that changes nothing yet: what was asked on a link that closes has none. */
  private static final Duration BEGIN = Duration.ofSeconds(4);

  private static final ThreadFactory CLOSING = DaemonThreads.named("boilermaker-close");

  @Override
  public Flux<ServiceBusReceivedMessage> messages() {
    return GuardedReceiving.of(client);
  }

  @Override
  public Flux<ServiceBusReceivedMessage> peek(int most) {
    return client.peekMessages(most, 0);
  }

  @Override
  public Mono<Void> complete(ServiceBusReceivedMessage message) {
    return client.complete(message);
  }

  @Override
  public Mono<Void> complete(
      ServiceBusReceivedMessage message, ServiceBusTransactionContext transaction) {
    return client.complete(message, new CompleteOptions().setTransactionContext(transaction));
  }

  @Override
  public Mono<Void> abandon(ServiceBusReceivedMessage message) {
    return client.abandon(message);
  }

  @Override
  public Mono<Void> deadLetter(ServiceBusReceivedMessage message, DeadLetterOptions options) {
    return client.deadLetter(message, options);
  }

  @Override
  public Mono<OffsetDateTime> renewLock(ServiceBusReceivedMessage message) {
    return client.renewMessageLock(message);
  }

  @Override
  public Mono<ServiceBusTransactionContext> begin() {
    return TransactionLink.reopenIfClosed(client)
        .then(Mono.defer(client::createTransaction))
        .timeout(BEGIN);
  }

  @Override
  public Mono<Void> commit(ServiceBusTransactionContext transaction) {
    return client.commitTransaction(transaction);
  }

  @Override
  public Mono<Void> rollBack(ServiceBusTransactionContext transaction) {
    return client.rollbackTransaction(transaction);
  }

  @Override
  public CompletableFuture<@Nullable Integer> takeBackCredit(Duration limit) {
    return LinkCredit.takeBack(client, limit);
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public void closeLater() {
    CLOSING.newThread(client::close).start();
  }
}
