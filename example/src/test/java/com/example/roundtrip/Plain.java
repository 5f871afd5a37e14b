package com.example.roundtrip;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Values as such that {@code equals} compares by their content: arrays and queues as lists. */
final class Plain {

  private Plain() {}

  static Object of(Object value) {
    if (value instanceof PriorityQueue<?> queue) {
      // Its iteration has no order, so that two with the same elements may differ in it.
      return Arrays.stream(queue.toArray()).sorted().map(Plain::of).toList();
    }
    if (value instanceof Set<?> set) {
      Set<Object> plain = new LinkedHashSet<>();
      set.forEach(element -> plain.add(of(element)));
      return plain;
    }
    if (value instanceof Collection<?> collection) {
      return list(collection.toArray());
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((key, element) -> plain.put(of(key), of(element)));
      return plain;
    }
    if (value instanceof Optional<?> optional) {
      return optional.<Object>map(Plain::of);
    }
    if (value instanceof Record record) {
      return record(record);
    }
    return value != null && value.getClass().isArray() ? list(value) : value;
  }

  private static List<Object> list(Object array) {
    List<Object> plain = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      plain.add(of(Array.get(array, i)));
    }
    return plain;
  }

  private static Map<String, Object> record(Record record) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("class", record.getClass().getSimpleName());
    try {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        plain.put(component.getName(), of(component.getAccessor().invoke(record)));
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    return plain;
  }
}
