package io.boilermaker.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives names that are free in one scope. */
final class NameScope {

  private final UnaryOperator<String> key;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  NameScope() {
    this(UnaryOperator.identity());
  }

  private NameScope(UnaryOperator<String> key) {
    this.key = key;
  }

  /** Returns a scope of names that become those of files: some disks ignore case. */
  static NameScope ofClasses() {
    return new NameScope(name -> name.toLowerCase(Locale.ROOT));
  }

  /** Makes names unavailable. */
  NameScope reserve(Collection<String> names) {
    names.forEach(name -> taken.add(key.apply(name)));
    return this;
  }

  /** Returns the wanted name if it is free, or else the next free one. */
  String claim(String wanted) {
    if (taken.add(key.apply(wanted))) {
      return wanted;
    }
    String name;
    do {
      int number = numbers.merge(key.apply(wanted), 1, Integer::sum);
      name = wanted + (number == 1 ? "_" : "_" + number);
    } while (!taken.add(key.apply(name)));
    return name;
  }
}
