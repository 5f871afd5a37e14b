package io.boilermaker.processor;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The compiler warnings that generated code draws only because the user's code is as it is: it
 * names a deprecated class, or has a raw type in a signature.
 */
record Warnings(SortedSet<String> names) {

  static final Warnings NONE = new Warnings(new TreeSet<>());

  static Warnings union(Collection<Warnings> all) {
    SortedSet<String> names = new TreeSet<>();
    all.forEach(warnings -> names.addAll(warnings.names));
    return new Warnings(names);
  }

  /** These and others. */
  Warnings union(Warnings others) {
    return union(List.of(this, others));
  }

  /** These and one more. */
  Warnings with(String name) {
    SortedSet<String> more = new TreeSet<>(names);
    more.add(name);
    return new Warnings(more);
  }
}
