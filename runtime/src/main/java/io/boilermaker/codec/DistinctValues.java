package io.boilermaker.codec;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rejects sets, and keys of maps, that would lose values where they are read. A set with an order
 * of its own, or by identity as that of an {@code IdentityHashMap}, can hold two values that are
 * one to a set of the declared type.
 */
final class DistinctValues {

  /** Classes that tell values apart by {@code equals}. */
  private static final Set<Class<?>> BY_EQUALS =
      Set.of(
          HashSet.class,
          LinkedHashSet.class,
          HashMap.class,
          LinkedHashMap.class,
          ConcurrentHashMap.class,
          Set.of(1).getClass(),
          Set.of(1, 2, 3).getClass(),
          Map.of(1, 1).getClass(),
          Map.of(1, 1, 2, 2).getClass());

  private final boolean sorted;
  private final boolean isNeeded;

  private DistinctValues(boolean sorted, boolean isNeeded) {
    this.sorted = sorted;
    this.isNeeded = isNeeded;
  }

  /** Returns the check for a declared type, by the class that is read for it. */
  static DistinctValues of(Class<?> read) {
    boolean sorted =
        SortedSet.class.isAssignableFrom(read) || SortedMap.class.isAssignableFrom(read);
    boolean isOfEnums =
        EnumSet.class.isAssignableFrom(read) || EnumMap.class.isAssignableFrom(read);
    boolean isSet = Set.class.isAssignableFrom(read) || Map.class.isAssignableFrom(read);
    return new DistinctValues(sorted, isSet && !isOfEnums);
  }

  /** Tells whether values can get lost at all. */
  boolean areNeeded() {
    return isNeeded;
  }

  /** Rejects a set without nulls. */
  void check(Collection<?> values) {
    check(values, values);
  }

  /** Rejects a map without null keys. */
  void check(Map<?, ?> map) {
    check(map, map.keySet());
  }

  private void check(Object given, Collection<?> values) {
    if (!isNeeded || values.isEmpty() || tellsAlike(given)) {
      return;
    }
    Set<Object> read = sorted ? new TreeSet<>() : new HashSet<>();
    int count = 0; // A user's collection may say another size.
    for (Object each : values) {
      read.add(each);
      count++;
    }
    if (read.size() < count) {
      throw new ArgumentException(
          "two of its "
              + (given instanceof Map ? "keys" : "elements")
              + " are one to a "
              + (given instanceof Map ? "map" : "set")
              + " of its type, since they "
              + (sorted ? "compare as equal" : "are equal"));
    }
  }

  private boolean tellsAlike(Object given) {
    if (!sorted) {
      return BY_EQUALS.contains(given.getClass()) || isOfTextsInOrder(given);
    }
    return given instanceof SortedSet<?> set
        ? set.comparator() == null
        : given instanceof SortedMap<?, ?> map && map.comparator() == null;
  }

  /** What compares as a text is one, and two texts that are equal compare as equal. */
  private static boolean isOfTextsInOrder(Object given) {
    if (given.getClass() == TreeMap.class) {
      TreeMap<?, ?> map = (TreeMap<?, ?>) given;
      return map.comparator() == null && map.firstKey() instanceof String;
    }
    return given.getClass() == TreeSet.class
        && ((TreeSet<?>) given).comparator() == null
        && ((TreeSet<?>) given).first() instanceof String;
  }
}
