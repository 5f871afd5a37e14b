package io.boilermaker.broker.internal.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The application properties that tell why a message was dead-lettered. */
public final class DeadLetterProperties {

  public static final String REASON = "DeadLetterReason";
  public static final String DESCRIPTION = "DeadLetterErrorDescription";

  private DeadLetterProperties() {}

  static Map<String, @Nullable Object> expired() {
    return of("TTLExpiredException", "The message expired and was dead lettered.");
  }

  static Map<String, @Nullable Object> deliveredTooOften(int times) {
    return of(
        "MaxDeliveryCountExceeded",
        "Message could not be consumed after " + times + " delivery attempts.");
  }

  static Map<String, @Nullable Object> of(@Nullable String reason, @Nullable String description) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    if (reason != null) {
      properties.put(REASON, reason);
    }
    if (description != null) {
      properties.put(DESCRIPTION, description);
    }
    return properties;
  }
}
