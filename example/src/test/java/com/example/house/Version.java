package com.example.house;

import java.util.ArrayList;
import java.util.List;

/**
 * A version of an artifact on Maven Central, by its numbers; what follows them counts only if the
 * numbers are equal.
 */
record Version(List<Integer> numbers, String rest) implements Comparable<Version> {

  static Version of(String text) {
    List<Integer> numbers = new ArrayList<>();
    String rest = text;
    while (rest.matches("\\d{1,9}(\\D.*)?")) {
      String number = rest.replaceFirst("\\D.*", "");
      numbers.add(Integer.valueOf(number));
      rest = rest.substring(number.length()).replaceFirst("^\\.", "");
    }
    return new Version(List.copyOf(numbers), rest);
  }

  /**
   * Returns whether a condition holds, such as {@code >=2.19.0 <2.21.5 or <2.18.9}.
   *
   * @throws IllegalArgumentException if it is none
   */
  boolean fulfils(String condition) {
    boolean fulfilled = false;
    for (String alternative : condition.split(" or ")) {
      boolean all = true;
      for (String one : alternative.split(" ")) {
        all &= isWithin(one);
      }
      fulfilled |= all;
    }
    return fulfilled;
  }

  private boolean isWithin(String bound) {
    if (!bound.matches("(<|>=)\\d.*")) {
      throw new IllegalArgumentException("no bound of versions: " + bound);
    }
    return bound.startsWith("<")
        ? compareTo(of(bound.substring(1))) < 0
        : compareTo(of(bound.substring(2))) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = Integer.compare(number(i), other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    return rest.compareTo(other.rest);
  }

  private int number(int i) {
    return i < numbers.size() ? numbers.get(i) : 0;
  }
}
