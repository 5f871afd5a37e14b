package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.message.DeadLetterKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The application properties that say why a message was dead-lettered. */
final class DeadLetterProperties {

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
      properties.put(DeadLetterKeys.REASON, reason);
    }
    if (description != null) {
      properties.put(DeadLetterKeys.DESCRIPTION, description);
    }
    return properties;
  }
}
