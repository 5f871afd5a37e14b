package io.boilermaker;

import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Sends tasks to queues of one namespace. Each goes through the {@code schedule-message} operation,
 * as the Python package does: it alone answers with a sequence number. Thread safe.
 */
final class Publisher implements AutoCloseable {

  /**
   * What is to run at once is scheduled for a moment ago, so that a publisher whose clock is
   * somewhat ahead of the service's does not delay it.
   */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final BoilermakerConfig config;
  private final ServiceBusClientBuilder clients;
  private final Clock clock;
  private final Map<String, ServiceBusSenderAsyncClient> senders = new ConcurrentHashMap<>();

  Publisher(BoilermakerConfig config, ServiceBusClientBuilder clients, Clock clock) {
    this.config = config;
    this.clients = clients;
    this.clock = clock;
  }

  /** Publishes a task; the future fails with {@link PublishException}. */
  CompletableFuture<Task> publish(Task task, PublishOptions options) {
    RetryPolicy policy = options.policy();
    Task outgoing = policy == null ? task : task.withPolicy(policy);
    String queue = outgoing.queue() == null ? config.queueName() : outgoing.queue();
    String messageId = options.messageId() == null ? outgoing.id() : options.messageId();
    var message =
        new ServiceBusMessage(BinaryData.fromBytes(EnvelopeWriter.write(outgoing)))
            .setMessageId(messageId);
    OffsetDateTime time = enqueueTime(options.delay());
    Mono<Long> send = Mono.defer(() -> sender(queue).scheduleMessage(message, time));
    return send.retry(options.attempts() - 1L)
        .map(outgoing::withSequenceNumber)
        .onErrorMap(e -> new PublishException(failure(outgoing, queue, e), e))
        .toFuture();
  }

  private OffsetDateTime enqueueTime(Duration delay) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return delay.isZero() ? now.minus(CLOCK_SKEW) : now.plus(delay);
  }

  private ServiceBusSenderAsyncClient sender(String queue) {
    return senders.computeIfAbsent(
        queue, name -> clients.sender().queueName(name).buildAsyncClient());
  }

  private String failure(Task task, String queue, Throwable cause) {
    return "task "
        + task
        + " could not be published to queue '"
        + queue
        + "' at "
        + config.address().host()
        + ": "
        + cause.getMessage();
  }

  @Override
  public void close() {
    senders.values().forEach(ServiceBusSenderAsyncClient::close);
  }
}
