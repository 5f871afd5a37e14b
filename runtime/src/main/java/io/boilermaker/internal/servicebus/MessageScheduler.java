package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Puts messages into queues by the {@code schedule-message} operation, as the Python package does:
 * it alone answers with a sequence number. Each request is made once. Thread safe.
 */
public interface MessageScheduler extends AutoCloseable {

  /** Schedules a message; the answer is its sequence number. */
  Mono<Long> schedule(String queue, ServiceBusMessage message, Duration delay);

  /** Schedules a message at the commit of a transaction. */
  Mono<Long> schedule(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction);

  /** Sends a message at the commit of a transaction; a refusal shows in the commit alone. */
  Mono<Void> send(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction);

  /** Schedules all messages in one request, or none of them; the answer has their numbers. */
  Mono<List<Long>> scheduleAll(String queue, List<ServiceBusMessage> messages, Duration delay);

  /** Asks for the size, in bytes, of the largest message that a queue takes. */
  Mono<Integer> largestMessage(String queue);

  @Override
  void close();
}
