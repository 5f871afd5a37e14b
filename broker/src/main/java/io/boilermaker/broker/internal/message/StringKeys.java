package io.boilermaker.broker.internal.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps with strings as keys; clients send strings or symbols. */
public final class StringKeys {

  private StringKeys() {}

  /** Copies a map; of null it makes an empty one. */
  public static Map<String, @Nullable Object> of(@Nullable Map<?, ?> map) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (map != null) {
      map.forEach((key, value) -> result.put(key.toString(), value));
    }
    return result;
  }
}
