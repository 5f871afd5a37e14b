package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message on its way back to the queue because this worker does not know its task: in a rolling
 * deploy, or beside workers of another language, another worker may.
 *
 * <p>It goes as a copy that waits, since a message that is merely abandoned is delivered again at
 * once, and ten times at most.
 *
 * @param message the copy
 * @param count how often it has been handed back, this time included
 * @param delay how long it waits
 */
record HandBack(ServiceBusMessage message, int count, Duration delay) {

  /** The application property that counts. */
  static final String PROPERTY = "boilermaker-hand-backs";

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final Pattern SUFFIX = Pattern.compile(":back-\\d+$");

  /** The service takes no longer ones. */
  private static final int LONGEST_MESSAGE_ID = 128;

  /** The next one of a message. */
  static HandBack of(ServiceBusReceivedMessage received) {
    int count = count(received) + 1;
    ServiceBusMessage copy = new ServiceBusMessage(received);
    copy.getApplicationProperties().put(PROPERTY, count);
    copy.setMessageId(messageId(received, count));
    return new HandBack(copy, count, delay(count));
  }

  /** How often a message has been handed back so far. */
  static int count(ServiceBusReceivedMessage received) {
    return received.getApplicationProperties().get(PROPERTY) instanceof Number number
        ? number.intValue()
        : 0;
  }

  /** 1, 2, 4, … seconds. */
  private static Duration delay(int count) {
    Duration delay = Duration.ofSeconds(1L << Math.min(count - 1, 10));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }

  /** Another id each time: a queue with duplicate detection would drop the copy. */
  private static String messageId(ServiceBusReceivedMessage received, int count) {
    String original =
        Objects.requireNonNullElseGet(
            received.getMessageId(), () -> String.valueOf(received.getSequenceNumber()));
    String id = SUFFIX.matcher(original).replaceFirst("") + ":back-" + count;
    return id.length() > LONGEST_MESSAGE_ID ? UUID.randomUUID().toString() : id;
  }
}
