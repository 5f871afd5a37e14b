package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.internal.servicebus.MessageScheduler;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publishes to a {@link ModelQueue}. */
record ModelScheduler(ModelQueue queue) implements MessageScheduler {

  @Override
  public Mono<Long> schedule(String to, ServiceBusMessage message, Duration delay) {
    return queue.request(
        ModelQueue.Kind.PUBLICATION, "publish", null, () -> publish(to, message), 1L);
  }

  private @Nullable Throwable publish(String to, ServiceBusMessage message) {
    queue.publish(to, message);
    return null;
  }

  @Override
  public Mono<Long> schedule(
      String to,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    return send(to, message, delay, transaction).thenReturn(1L);
  }

  @Override
  public Mono<Void> send(
      String to,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    return Mono.fromRunnable(() -> queue.add(transaction, () -> publish(to, message)));
  }

  @Override
  public Mono<List<Long>> scheduleAll(String to, List<ServiceBusMessage> messages, Duration delay) {
    throw new AssertionError("follow-ups are published one by one");
  }

  @Override
  public Mono<Integer> largestMessage(String to) {
    return Mono.just(256_000);
  }

  @Override
  public void close() {}
}
