package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.time.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message that returns to its queue as a copy instead of being abandoned: an abandoned message is
 * delivered again at once, and ten times at most.
 *
 * @param message the copy
 * @param redeliveries how often workers that do not know its task have requeued it, this time
 *     included
 * @param delay how long it waits
 */
public record MessageCopy(ServiceBusMessage message, int redeliveries, Duration delay) {

  private static final List<OwnProperty> COUNTERS =
      List.of(OwnProperty.REDELIVERIES, OwnProperty.INTERRUPTIONS);

  private static final Backoff DELAYS = new Backoff(1, 30, ChronoUnit.SECONDS);
  private static final Pattern SUFFIX = Pattern.compile(":again-\\d+$");

  /**
   * Copies a message whose task this worker does not know: in a rolling deploy, or beside workers
   * of another language, another worker may know it.
   */
  public static MessageCopy requeue(ServiceBusReceivedMessage received) {
    int count = redeliveries(received) + 1;
    ServiceBusMessage copy = copy(received);
    OwnProperty.REDELIVERIES.put(copy, count);
    return new MessageCopy(copy, count, DELAYS.delay(count - 1));
  }

  /**
   * Copies a message that a worker releases because it stops.
   *
   * @param isBegun whether its task has begun
   */
  public static MessageCopy release(ServiceBusReceivedMessage received, boolean isBegun) {
    ServiceBusMessage copy = copy(received);
    if (isBegun) {
      OwnProperty.INTERRUPTIONS.put(copy, interruptions(received) + 1);
    }
    return new MessageCopy(copy, redeliveries(received), Duration.ZERO);
  }

  /** Counts how often the task of a message had begun when a worker released it as a copy. */
  public static int interruptions(ServiceBusReceivedMessage received) {
    return OwnProperty.INTERRUPTIONS.count(received);
  }

  /** Counts how often a message has been requeued so far. */
  public static int redeliveries(ServiceBusReceivedMessage received) {
    return OwnProperty.REDELIVERIES.count(received);
  }

  /** Returns the counters that a message has, each as zero; a receiver cannot remove them. */
  static Map<String, Object> resetCounters(ServiceBusReceivedMessage received) {
    Map<String, Object> reset = new HashMap<>();
    for (OwnProperty counter : COUNTERS) {
      if (counter.isIn(received)) {
        reset.put(counter.key(), 0);
      }
    }
    return reset;
  }

  private static ServiceBusMessage copy(ServiceBusReceivedMessage received) {
    return new ServiceBusMessage(received).setMessageId(messageId(received));
  }

  /** Another id each time: a queue with duplicate detection would drop the copy. */
  private static String messageId(ServiceBusReceivedMessage received) {
    String number = String.valueOf(received.getSequenceNumber());
    String original = Objects.requireNonNullElse(received.getMessageId(), number);
    String id = original(original) + ":again-" + number;
    // The same one if the message is received again: the queue may have the copy by then.
    return id.length() > MessageId.LONGEST
        ? UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString()
        : id;
  }

  /** Returns the id that a message had before it was copied. */
  public static String original(String id) {
    return SUFFIX.matcher(id).replaceFirst("");
  }
}
