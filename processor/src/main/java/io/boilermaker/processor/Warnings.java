package io.boilermaker.processor;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The compiler warnings that generated code gets only because of the user's code, which names a
 * deprecated class or has a raw type in a signature.
 */
record Warnings(SortedSet<String> names) {

  static final Warnings NONE = new Warnings(new TreeSet<>());

  static Warnings union(Collection<Warnings> all) {
    SortedSet<String> names = new TreeSet<>();
    all.forEach(warnings -> names.addAll(warnings.names));
    return new Warnings(names);
  }

  /** Adds other warnings. */
  Warnings union(Warnings others) {
    return union(List.of(this, others));
  }

  /** Adds a warning. */
  Warnings with(String name) {
    SortedSet<String> more = new TreeSet<>(names);
    more.add(name);
    return new Warnings(more);
  }
}
