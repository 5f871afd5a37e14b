package io.boilermaker.programs.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The generic types of the JDK with one type argument. */
public enum CollectionKind {
  LIST(List.class, Order.KEPT, true),
  COLLECTION(Collection.class, Order.KEPT, true),
  SET(Set.class, Order.NONE, true),
  SORTED_SET(SortedSet.class, Order.NATURAL, false),
  NAVIGABLE_SET(NavigableSet.class, Order.NATURAL, false),
  QUEUE(Queue.class, Order.KEPT, false),
  DEQUE(Deque.class, Order.KEPT, false),
  ARRAY_LIST(ArrayList.class, Order.KEPT, true),
  LINKED_LIST(LinkedList.class, Order.KEPT, true),
  HASH_SET(HashSet.class, Order.NONE, true),
  LINKED_HASH_SET(LinkedHashSet.class, Order.KEPT, true),
  TREE_SET(TreeSet.class, Order.NATURAL, false),
  ARRAY_DEQUE(ArrayDeque.class, Order.KEPT, false),
  PRIORITY_QUEUE(PriorityQueue.class, Order.HEAP, false),
  ENUM_SET(EnumSet.class, Order.NATURAL, false),
  OPTIONAL(Optional.class, Order.KEPT, false);

  /** What two equal collections of a kind agree in. */
  public enum Order {
    /** Elements in their order. */
    KEPT,
    /** Elements in any order. */
    NONE,
    /** Elements, each once, in their natural order. */
    NATURAL,
    /** Elements in the order in which the queue gives them away. */
    HEAP
  }

  private final Class<?> type;
  private final Order order;
  private final boolean takesNull;

  CollectionKind(Class<?> type, Order order, boolean takesNull) {
    this.type = type;
    this.order = order;
    this.takesNull = takesNull;
  }

  public Class<?> type() {
    return type;
  }

  public Order order() {
    return order;
  }

  /** Returns whether a worker can receive a null in it. */
  public boolean takesNull() {
    return takesNull;
  }

  /** Returns whether elements must have a natural order. */
  public boolean isSorted() {
    return order == Order.NATURAL || order == Order.HEAP;
  }

  /** Returns whether equal elements are one. */
  public boolean isSet() {
    return Set.class.isAssignableFrom(type);
  }

  /** Returns whether collections with the same content are not equal. */
  public boolean hasIdentity() {
    return this == ARRAY_DEQUE || this == PRIORITY_QUEUE;
  }
}
