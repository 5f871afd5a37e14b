package io.boilermaker.internal.interception;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.servicebus.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message holds beside its body.
 *
 * @param queue where it came from
 * @param sequenceNumber the queue's number of it
 * @param messageId its id; empty if it has none
 * @param enqueuedAt when it came into the queue; null if that is not known
 * @param properties its application properties
 * @param trace which it belongs to
 * @param waited how long it has been due
 */
public record ReceivedContent(
    String queue,
    long sequenceNumber,
    String messageId,
    @Nullable Instant enqueuedAt,
    Map<String, Object> properties,
    TraceContext trace,
    Duration waited) {

  /**
   * Reads a message.
   *
   * @param now the service's time
   */
  public static ReceivedContent of(String queue, ServiceBusReceivedMessage message, Instant now) {
    return new ReceivedContent(
        queue,
        message.getSequenceNumber(),
        Objects.requireNonNullElse(message.getMessageId(), ""),
        message.getEnqueuedTime() == null ? null : message.getEnqueuedTime().toInstant(),
        Collections.unmodifiableMap(message.getApplicationProperties()),
        TraceContext.of(message),
        waited(message, now));
  }

  /** A message that is due at once is scheduled for long before, and a delayed one for later. */
  private static Duration waited(ServiceBusReceivedMessage message, Instant now) {
    OffsetDateTime enqueued = message.getEnqueuedTime();
    OffsetDateTime scheduled = message.getScheduledEnqueueTime();
    OffsetDateTime due =
        enqueued == null || (scheduled != null && scheduled.isAfter(enqueued))
            ? scheduled
            : enqueued;
    if (due == null) {
      return Duration.ZERO;
    }
    Duration waited = Duration.between(due.toInstant(), now);
    return waited.isNegative() ? Duration.ZERO : waited;
  }
}
