package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Collections and optionals, some of them in each other. */
final class CollectionTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("List", Values.orNull(Values.texts()).list(), ListOfTasks::task),
          new Shape<>("Collection", Values.orNull(Values.uuids()).list(), CollectionOfTasks::task),
          new Shape<>("Set", Values.texts().set(), SetOfTasks::task),
          new Shape<>(
              "SortedSet", Times.instants().set().map(TreeSet::new), SortedSetOfTasks::task),
          new Shape<>(
              "NavigableSet", Values.ints().set().map(TreeSet::new), NavigableSetOfTasks::task),
          new Shape<>("Queue", Values.longs().list().map(ArrayDeque::new), QueueOfTasks::task),
          new Shape<>("Deque", Values.chars().list().map(ArrayDeque::new), DequeOfTasks::task),
          new Shape<>(
              "ArrayList", Values.bigDecimals().list().map(ArrayList::new), ArrayListOfTasks::task),
          new Shape<>(
              "LinkedList", Values.booleans().list().map(LinkedList::new), LinkedListOfTasks::task),
          new Shape<>("HashSet", Values.doubles().set().map(HashSet::new), HashSetOfTasks::task),
          new Shape<>(
              "LinkedHashSet",
              Values.uuids().set().map(LinkedHashSet::new),
              LinkedHashSetOfTasks::task),
          new Shape<>("TreeSet", Values.texts().set().map(TreeSet::new), TreeSetOfTasks::task),
          new Shape<>(
              "ArrayDeque", Values.ints().list().map(ArrayDeque::new), ArrayDequeOfTasks::task),
          new Shape<>(
              "PriorityQueue",
              Values.ints().list().map(PriorityQueue::new),
              PriorityQueueOfTasks::task),
          new Shape<>(
              "EnumSet", Types.levels().set().map(CollectionTasks::enumSet), EnumSetOfTasks::task),
          new Shape<>("Optional", Times.localDates().optional(), OptionalOfTasks::task),
          new Shape<>(
              "OptionalInt",
              Values.ints().optional().map(CollectionTasks::ofInt),
              OptionalIntOfTasks::task),
          new Shape<>(
              "OptionalLong",
              Values.longs().optional().map(CollectionTasks::ofLong),
              OptionalLongOfTasks::task),
          new Shape<>(
              "OptionalDouble",
              Values.doubles().optional().map(CollectionTasks::ofDouble),
              OptionalDoubleOfTasks::task),
          new Shape<>("nested", nested(), NestedTasks::task),
          new Shape<>("wildcard", Values.texts().list().list(), WildcardTasks::task));

  private CollectionTasks() {}

  private static EnumSet<Types.Level> enumSet(Set<Types.Level> levels) {
    EnumSet<Types.Level> set = EnumSet.noneOf(Types.Level.class);
    set.addAll(levels);
    return set;
  }

  private static OptionalInt ofInt(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static OptionalLong ofLong(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static OptionalDouble ofDouble(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static Arbitrary<List<Map<String, ArrayList<Optional<BigDecimal>>>>> nested() {
    Arbitrary<ArrayList<Optional<BigDecimal>>> inner =
        Values.bigDecimals().optional().list().ofMaxSize(4).map(ArrayList::new);
    return Arbitraries.maps(Values.texts(), inner).ofMaxSize(4).list().ofMaxSize(4);
  }

  @BackgroundTask
  static void listOf(Received state, TaskContext task, List<String> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void collectionOf(Received state, TaskContext task, Collection<UUID> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void setOf(Received state, TaskContext task, Set<String> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void sortedSetOf(Received state, TaskContext task, SortedSet<Instant> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void navigableSetOf(Received state, TaskContext task, NavigableSet<Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void queueOf(Received state, TaskContext task, Queue<Long> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void dequeOf(Received state, TaskContext task, Deque<Character> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void arrayListOf(Received state, TaskContext task, ArrayList<BigDecimal> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void linkedListOf(Received state, TaskContext task, LinkedList<Boolean> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void hashSetOf(Received state, TaskContext task, HashSet<Double> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void linkedHashSetOf(Received state, TaskContext task, LinkedHashSet<UUID> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void treeSetOf(Received state, TaskContext task, TreeSet<String> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void arrayDequeOf(Received state, TaskContext task, ArrayDeque<Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void priorityQueueOf(Received state, TaskContext task, PriorityQueue<Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void enumSetOf(Received state, TaskContext task, EnumSet<Types.Level> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void optionalOf(Received state, TaskContext task, Optional<LocalDate> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void optionalIntOf(Received state, TaskContext task, OptionalInt value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void optionalLongOf(Received state, TaskContext task, OptionalLong value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void optionalDoubleOf(Received state, TaskContext task, OptionalDouble value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void nested(
      Received state, TaskContext task, List<Map<String, ArrayList<Optional<BigDecimal>>>> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void wildcard(
      Received state, TaskContext task, List<? extends List<? extends String>> value) {
    state.put(task, value);
  }
}
