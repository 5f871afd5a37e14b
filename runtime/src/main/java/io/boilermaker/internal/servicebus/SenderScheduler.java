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
 * Schedules messages by senders of the SDK.
 *
 * @param senders all on one connection
 * @param clock tells when a message is due
 */
public record SenderScheduler(SenderCache senders, ServiceClock clock) implements MessageScheduler {

  /**
   * Messages for immediate delivery are scheduled so far in the past that no publisher's clock is
   * ahead by more.
   */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  @Override
  public Mono<Long> schedule(String queue, ServiceBusMessage message, Duration delay) {
    return senders.use(queue, sender -> sender.scheduleMessage(message, enqueueTime(delay)));
  }

  @Override
  public Mono<Long> schedule(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    return senders.use(
        queue, sender -> sender.scheduleMessage(message, enqueueTime(delay), transaction));
  }

  @Override
  public Mono<Void> send(
      String queue,
      ServiceBusMessage message,
      Duration delay,
      ServiceBusTransactionContext transaction) {
    if (!delay.isZero()) {
      message.setScheduledEnqueueTime(enqueueTime(delay));
    }
    return senders.use(queue, sender -> sender.sendMessage(message, transaction));
  }

  @Override
  public Mono<List<Long>> scheduleAll(
      String queue, List<ServiceBusMessage> messages, Duration delay) {
    return senders.use(queue, sender -> scheduleAll(sender, messages, enqueueTime(delay)));
  }

  private static Mono<List<Long>> scheduleAll(
      ServiceBusSenderAsyncClient sender, List<ServiceBusMessage> messages, OffsetDateTime time) {
    return messages.size() == 1
        ? sender.scheduleMessage(messages.get(0), time).map(List::of).defaultIfEmpty(List.of())
        : sender.scheduleMessages(messages, time).collectList();
  }

  @Override
  public Mono<Integer> largestMessage(String queue) {
    return senders.use(
        queue,
        sender -> sender.createMessageBatch().map(ServiceBusMessageBatch::getMaxSizeInBytes));
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
