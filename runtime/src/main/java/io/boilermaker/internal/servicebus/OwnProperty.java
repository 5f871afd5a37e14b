package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.nio.charset.StandardCharsets;
import org.apache.qpid.proton.amqp.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The application properties of messages that this side reads back. Whoever sends a message may
 * have written them, so what they hold is checked as any foreign input: what is no count is zero,
 * and what is no text that fits is nothing.
 */
enum OwnProperty {

  /** Counts how often workers requeued the message; its name stays, since it is in messages. */
  REDELIVERIES("boilermaker-hand-backs"),

  /** Counts the workers that stopped while the message's task ran. */
  INTERRUPTIONS("boilermaker-interruptions"),

  /** The trace by <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. */
  TRACE_PARENT("traceparent"),

  /** What vendors add to the trace. */
  TRACE_STATE("tracestate"),

  /** The property that older SDKs write and read in place of {@code traceparent}. */
  DIAGNOSTIC_ID("Diagnostic-Id");

  /** The largest count that is told from larger ones; above all limits that can be set. */
  static final int LARGEST_COUNT = 1_000;

  /** The longest text; W3C Trace Context wants 512 characters at least to be passed on. */
  static final int LONGEST_TEXT = 512;

  private final String key;

  OwnProperty(String key) {
    this.key = key;
  }

  /** Returns the name of the property. */
  String key() {
    return key;
  }

  boolean isIn(ServiceBusReceivedMessage message) {
    return message.getApplicationProperties().containsKey(key);
  }

  /** Returns what a message counts here: 0 to {@link #LARGEST_COUNT}; 0 if it holds no count. */
  int count(ServiceBusReceivedMessage message) {
    long count = whole(message.getApplicationProperties().get(key));
    return count >= 0 && count <= Integer.MAX_VALUE ? (int) Math.min(count, LARGEST_COUNT) : 0;
  }

  private static long whole(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Short number) {
      return number;
    }
    return value instanceof Byte number ? number : 0;
  }

  /** Returns the text in a message, printable ASCII of a bounded length; null if there is none. */
  @Nullable String text(ServiceBusReceivedMessage message) {
    Object value = message.getApplicationProperties().get(key);
    // Some senders write these values as binary.
    if (value instanceof byte[] bytes && bytes.length <= LONGEST_TEXT) {
      return printable(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    if (value instanceof Binary binary && binary.getLength() <= LONGEST_TEXT) {
      return printable(
          new String(
              binary.getArray(),
              binary.getArrayOffset(),
              binary.getLength(),
              StandardCharsets.ISO_8859_1));
    }
    return value instanceof CharSequence text && text.length() <= LONGEST_TEXT
        ? printable(text.toString())
        : null;
  }

  private static @Nullable String printable(String text) {
    return isText(text) ? text : null;
  }

  /** Tells whether a text is printable ASCII of a bounded length. */
  static boolean isText(String text) {
    return text.length() <= LONGEST_TEXT && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  void put(ServiceBusMessage message, Object value) {
    message.getApplicationProperties().put(key, value);
  }
}
