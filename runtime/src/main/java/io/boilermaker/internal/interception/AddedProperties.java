package io.boilermaker.internal.interception;

import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.servicebus.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The application properties that interceptors add to a message. Used by one thread. */
final class AddedProperties {

  /** What the service takes is 64 KB with all headers. */
  private static final int MOST_BYTES = 32_000;

  /** What a value of a primitive type, and each entry beside its name, takes at most. */
  private static final int VALUE_BYTES = 24;

  private static final Pattern NAME = Pattern.compile("[ -~]{1,128}");

  /** Of the service's own names, in lower case. */
  private static final Set<String> OF_THE_SERVICE =
      Set.of("deadletterreason", "deadlettererrordescription", "deadlettersource");

  private static final Set<Class<?>> TYPES =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Character.class,
          UUID.class);

  private final Map<String, Object> values = new LinkedHashMap<>();

  Map<String, Object> view() {
    return Collections.unmodifiableMap(values);
  }

  void put(String name, Object value) {
    check(name, value);
    Object before = values.put(name, value);
    if (bytes() > MOST_BYTES) {
      if (before == null) {
        values.remove(name);
      } else {
        values.put(name, before);
      }
      throw new IllegalArgumentException(
          "with the application property '"
              + name
              + "' the properties of a message have more than "
              + MOST_BYTES
              + " bytes");
    }
  }

  private static void check(String name, Object value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an application property's name is 1 to 128 printable ASCII characters, not '"
              + ShownText.name(name)
              + "'");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (TraceContext.isProperty(lower)) {
      throw new IllegalArgumentException(
          "the application property '" + name + "' is set by trace(…)");
    }
    if (isReserved(lower)) {
      throw new IllegalArgumentException(
          "the application property '"
              + name
              + "' is one that Boilermaker or the service uses itself: choose another name");
    }
    if (!(value instanceof String text ? isText(text) : TYPES.contains(value.getClass()))) {
      throw new IllegalArgumentException(
          "the application property '"
              + name
              + "' must be a text without half surrogate pairs, a boolean, a number of a primitive"
              + " type, or a UUID, not "
              + (value instanceof String ? "such a text" : value.getClass().getName()));
    }
  }

  static boolean isReserved(String lowerCase) {
    return lowerCase.startsWith("boilermaker-")
        || lowerCase.startsWith("x-opt-")
        || OF_THE_SERVICE.contains(lowerCase)
        || TraceContext.isProperty(lowerCase);
  }

  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Returns an upper bound of what they take in a message. */
  int bytes() {
    int bytes = 0;
    for (Map.Entry<String, Object> each : values.entrySet()) {
      bytes += each.getKey().length() + VALUE_BYTES;
      if (each.getValue() instanceof String text) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  void applyTo(ServiceBusMessage message) {
    message.getApplicationProperties().putAll(values);
  }
}
