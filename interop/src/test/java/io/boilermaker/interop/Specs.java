package io.boilermaker.interop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tasks as the orders of {@code peer.py} name them. */
final class Specs {

  private Specs() {}

  static Map<String, Object> spec(String name, Object... args) {
    return Map.of("name", name, "args", List.of(args));
  }

  /** With one more field: {@code kwargs}, {@code policy}, {@code on_success}, and so on. */
  static Map<String, Object> with(Map<String, Object> spec, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(spec);
    changed.put(field, value);
    return Map.copyOf(changed);
  }
}
