package io.boilermaker.codec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes what is read unmodifiable. Those of no element or one are small: a message can have one for
 * each three characters.
 */
final class Unmodifiable {

  private Unmodifiable() {}

  static <E> List<E> list(List<E> filled) {
    return switch (filled.size()) {
      case 0 -> Collections.emptyList();
      case 1 -> Collections.singletonList(filled.get(0));
      default -> Collections.unmodifiableList(filled);
    };
  }

  static <E> Set<E> set(Set<E> filled) {
    return switch (filled.size()) {
      case 0 -> Collections.emptySet();
      case 1 -> Collections.singleton(filled.iterator().next());
      default -> Collections.unmodifiableSet(filled);
    };
  }

  static <K, V> Map<K, V> map(Map<K, V> filled) {
    if (filled.size() > 1) {
      return Collections.unmodifiableMap(filled);
    }
    if (filled.isEmpty()) {
      return Collections.emptyMap();
    }
    Map.Entry<K, V> only = filled.entrySet().iterator().next();
    return Collections.singletonMap(only.getKey(), only.getValue());
  }
}
