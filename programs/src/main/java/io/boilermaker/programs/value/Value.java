package io.boilermaker.programs.value;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value as a tree. Equal trees are equal values; it names types by their names in the program, so
 * that it can be built for each compilation of it.
 */
public sealed interface Value {

  /** The value null. */
  enum Null implements Value {
    NULL
  }

  /** A value of the JDK that is immutable, or a date. */
  record Scalar(Object value) implements Value {}

  /** Elements in an order; of an optional at most one. */
  record Sequence(List<Value> elements) implements Value {

    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** Elements without an order. */
  record Bag(Set<Value> elements) implements Value {

    public Bag {
      elements = Set.copyOf(elements);
    }
  }

  /** The entries of a map. */
  record Entries(Map<Value, Value> entries) implements Value {}

  /**
   * A record or an object of a class.
   *
   * @param type its name in the program
   */
  record Instance(String type, List<Value> components) implements Value {

    public Instance {
      components = List.copyOf(components);
    }
  }

  /** A constant of an enum. */
  record Constant(String name) implements Value {}
}
