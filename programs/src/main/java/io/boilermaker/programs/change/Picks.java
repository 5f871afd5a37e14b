package io.boilermaker.programs.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random picks, which a seed repeats. */
record Picks(Random random) {

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  static <T> List<T> with(List<T> values, int at, T value) {
    List<T> all = new ArrayList<>(values);
    all.set(at, value);
    return all;
  }

  static <T> List<T> without(List<T> values, int at) {
    List<T> all = new ArrayList<>(values);
    all.remove(at);
    return all;
  }

  static <T> List<T> and(List<T> values, T value) {
    List<T> all = new ArrayList<>(values);
    all.add(value);
    return all;
  }

  /** Returns the same with two values in each other's place. */
  <T> List<T> swapped(List<T> values) {
    List<T> all = new ArrayList<>(values);
    int one = below(all.size());
    int other = below(all.size());
    T kept = all.get(one);
    all.set(one, all.get(other));
    all.set(other, kept);
    return all;
  }
}
