package io.boilermaker.programs.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The maps of the JDK. */
public enum MapKind {
  MAP(Map.class, true),
  SORTED_MAP(SortedMap.class, true),
  NAVIGABLE_MAP(NavigableMap.class, true),
  HASH_MAP(HashMap.class, true),
  LINKED_HASH_MAP(LinkedHashMap.class, true),
  TREE_MAP(TreeMap.class, true),
  CONCURRENT_MAP(ConcurrentMap.class, false),
  CONCURRENT_HASH_MAP(ConcurrentHashMap.class, false),
  ENUM_MAP(EnumMap.class, true);

  private final Class<?> type;
  private final boolean takesNull;

  MapKind(Class<?> type, boolean takesNull) {
    this.type = type;
    this.takesNull = takesNull;
  }

  public Class<?> type() {
    return type;
  }

  /** Returns whether a worker can receive a null as one of its values. */
  public boolean takesNull() {
    return takesNull;
  }

  /** Returns whether keys must have a natural order. */
  public boolean isSorted() {
    return SortedMap.class.isAssignableFrom(type) || this == ENUM_MAP;
  }
}
