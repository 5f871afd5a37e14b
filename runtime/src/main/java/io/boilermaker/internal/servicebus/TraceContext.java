package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
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

  static final TraceContext NONE = new TraceContext(null, null);

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  /** The property that older SDKs write and read in place of {@code traceparent}. */
  private static final String DIAGNOSTIC_ID = "Diagnostic-Id";

  /** Version, trace, span, flags; later versions may append more. */
  private static final Pattern VALID =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  public static TraceContext of(ServiceBusReceivedMessage message) {
    Map<String, Object> properties = message.getApplicationProperties();
    String parent = text(properties.get(PARENT));
    if (isValid(parent)) {
      return new TraceContext(parent, text(properties.get(STATE)));
    }
    String diagnosticId = text(properties.get(DIAGNOSTIC_ID));
    return isValid(diagnosticId) ? new TraceContext(diagnosticId, null) : NONE;
  }

  /** Puts a message into the trace; the SDK's own tracer then leaves it there. */
  public void applyTo(ServiceBusMessage message) {
    Map<String, Object> properties = message.getApplicationProperties();
    if (parent != null) {
      properties.put(PARENT, parent);
      properties.put(DIAGNOSTIC_ID, parent);
    }
    if (state != null) {
      properties.put(STATE, state);
    }
  }

  private static boolean isValid(@Nullable String parent) {
    return parent != null && VALID.matcher(parent).matches();
  }

  /** Some senders write these values as binary. */
  private static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.US_ASCII)
        : value.toString();
  }
}
