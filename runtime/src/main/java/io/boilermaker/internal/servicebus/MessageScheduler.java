package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Puts messages into queues by the {@code schedule-message} operation, as the Python package does:
 * it alone answers with a sequence number. Each request is made once. Thread safe.
 *
 * @param senders all on one connection
 * @param clock tells when a message is due
 */
public record MessageScheduler(SenderCache senders, ServiceClock clock) implements AutoCloseable {

  /**
   * Messages for immediate delivery are scheduled so far in the past that no publisher's clock is
   * ahead by more.
   */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  /** Schedules a message; the answer is its sequence number. */
  public Mono<Long> schedule(String queue, ServiceBusMessage message, Duration delay) {
    return senders.to(queue).scheduleMessage(message, enqueueTime(delay));
  }

  /** Schedules a message at the commit of a transaction. */
  public Mono<Long> schedule(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    return senders.to(queue).scheduleMessage(message, enqueueTime(delay), transaction);
  }

  /** Sends a message at the commit of a transaction; a refusal shows in the commit alone. */
  public Mono<Void> send(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    if (!delay.isZero()) {
      message.setScheduledEnqueueTime(enqueueTime(delay));
    }
    return senders.to(queue).sendMessage(message, transaction);
  }

  /** Schedules all messages in one request, or none of them; the answer has their numbers. */
  public Mono<List<Long>> scheduleAll(
      String queue, List<ServiceBusMessage> messages, Duration delay) {
    ServiceBusSenderAsyncClient sender = senders.to(queue);
    OffsetDateTime time = enqueueTime(delay);
    return messages.size() == 1
        ? sender.scheduleMessage(messages.get(0), time).map(List::of).defaultIfEmpty(List.of())
        : sender.scheduleMessages(messages, time).collectList();
  }

  /** Asks for the size, in bytes, of the largest message that a queue takes. */
  public Mono<Integer> largestMessage(String queue) {
    return senders.to(queue).createMessageBatch().map(ServiceBusMessageBatch::getMaxSizeInBytes);
  }

  private OffsetDateTime enqueueTime(Duration delay) {
    OffsetDateTime now = clock.now().atOffset(ZoneOffset.UTC);
    return delay.isZero() ? now.minus(CLOCK_SKEW) : now.plus(delay);
  }

  @Override
  public void close() {
    senders.close();
  }
}
