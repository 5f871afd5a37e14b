package io.boilermaker.processor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives names that are free in one scope. */
final class NameScope {

  private final Set<String> taken = new HashSet<>();

  /** Makes names unavailable. */
  NameScope reserve(Collection<String> names) {
    taken.addAll(names);
    return this;
  }

  /** Returns the wanted name if it is free, or else the next free one. */
  String claim(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
