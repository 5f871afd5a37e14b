package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a message belongs to, as the Azure SDKs write it into application properties.
 * Copied to a follow-up of the message, it keeps retries and callbacks in the trace, whether or not
 * this process has a tracer.
 *
 * @param parent a {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/">W3C Trace
 *     Context</a>; null if the message has none that is valid
 * @param state the {@code tracestate} that came with it
 */
public record TraceContext(@Nullable String parent, @Nullable String state) {

  /** No trace. */
  public static final TraceContext NONE = new TraceContext(null, null);

  /** Version, trace, span, flags. */
  private static final Pattern VALID =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?");

  public static TraceContext of(ServiceBusReceivedMessage message) {
    String parent = OwnProperty.TRACE_PARENT.text(message);
    if (isValid(parent)) {
      return new TraceContext(parent, OwnProperty.TRACE_STATE.text(message));
    }
    String diagnosticId = OwnProperty.DIAGNOSTIC_ID.text(message);
    return isValid(diagnosticId) ? new TraceContext(diagnosticId, null) : NONE;
  }

  /**
   * Returns a trace of which nothing is known yet.
   *
   * @return null if it is not valid
   */
  public static @Nullable TraceContext of(String parent, @Nullable String state) {
    return isValid(parent) && (state == null || OwnProperty.isText(state))
        ? new TraceContext(parent, state)
        : null;
  }

  /** Tells whether traces are in an application property of this name, in lower case. */
  public static boolean isProperty(String lowerCase) {
    return Stream.of(OwnProperty.TRACE_PARENT, OwnProperty.TRACE_STATE, OwnProperty.DIAGNOSTIC_ID)
        .anyMatch(each -> each.key().equalsIgnoreCase(lowerCase));
  }

  /** Puts a message into the trace; the SDK's own tracer then leaves it there. */
  public void applyTo(ServiceBusMessage message) {
    if (parent != null) {
      OwnProperty.TRACE_PARENT.put(message, parent);
      OwnProperty.DIAGNOSTIC_ID.put(message, parent);
    }
    if (state != null) {
      OwnProperty.TRACE_STATE.put(message, state);
    }
  }

  /** Versions after the first may append more. */
  private static boolean isValid(@Nullable String parent) {
    if (parent == null || parent.length() > OwnProperty.LONGEST_TEXT) {
      return false;
    }
    Matcher matcher = VALID.matcher(parent);
    return matcher.matches() && (matcher.group("more") == null || !parent.startsWith("00"));
  }
}
