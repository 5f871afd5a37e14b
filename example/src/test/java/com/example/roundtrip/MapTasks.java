package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Maps of each class. */
final class MapTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("Map", of(Values.texts(), Times.instants().list()), MapOfTasks::task),
          new Shape<>(
              "null values",
              of(Values.texts(), Values.orNull(Values.longs())),
              NullValuesTasks::task),
          new Shape<>(
              "SortedMap",
              of(Times.localDates(), Values.texts()).map(TreeMap::new),
              SortedMapOfTasks::task),
          new Shape<>(
              "NavigableMap",
              of(Values.ints(), Values.texts()).map(TreeMap::new),
              NavigableMapOfTasks::task),
          new Shape<>(
              "HashMap", of(Values.uuids(), Values.ints()).map(HashMap::new), HashMapOfTasks::task),
          new Shape<>(
              "LinkedHashMap",
              of(Values.longs(), Values.doubles()).map(LinkedHashMap::new),
              LinkedHashMapOfTasks::task),
          new Shape<>(
              "TreeMap", of(Values.texts(), Values.ints()).map(TreeMap::new), TreeMapOfTasks::task),
          new Shape<>(
              "ConcurrentMap",
              of(Values.texts(), Values.ints()).map(ConcurrentHashMap::new),
              ConcurrentMapOfTasks::task),
          new Shape<>(
              "ConcurrentHashMap",
              of(Values.texts(), Values.ints()).map(ConcurrentHashMap::new),
              ConcurrentHashMapOfTasks::task),
          new Shape<>(
              "EnumMap",
              of(Types.levels(), Values.ints()).map(MapTasks::enumMap),
              EnumMapOfTasks::task),
          new Shape<>(
              "maps of maps",
              of(Values.texts(), of(Values.ints(), Values.orNull(Values.texts()))),
              MapsOfMapsTasks::task));

  private MapTasks() {}

  private static <K, V> Arbitrary<Map<K, V>> of(Arbitrary<K> keys, Arbitrary<V> values) {
    return Arbitraries.maps(keys, values).ofMaxSize(8);
  }

  private static <V> EnumMap<Types.Level, V> enumMap(Map<Types.Level, V> map) {
    EnumMap<Types.Level, V> result = new EnumMap<>(Types.Level.class);
    result.putAll(map);
    return result;
  }

  @BackgroundTask
  static void mapOf(Received state, TaskContext task, Map<String, List<Instant>> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void nullValues(Received state, TaskContext task, Map<String, Long> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void sortedMapOf(Received state, TaskContext task, SortedMap<LocalDate, String> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void navigableMapOf(
      Received state, TaskContext task, NavigableMap<Integer, String> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void hashMapOf(Received state, TaskContext task, HashMap<UUID, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void linkedHashMapOf(Received state, TaskContext task, LinkedHashMap<Long, Double> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void treeMapOf(Received state, TaskContext task, TreeMap<String, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void concurrentMapOf(
      Received state, TaskContext task, ConcurrentMap<String, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void concurrentHashMapOf(
      Received state, TaskContext task, ConcurrentHashMap<String, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void enumMapOf(Received state, TaskContext task, EnumMap<Types.Level, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void mapsOfMaps(
      Received state, TaskContext task, Map<String, Map<Integer, String>> value) {
    state.put(task, value);
  }
}
