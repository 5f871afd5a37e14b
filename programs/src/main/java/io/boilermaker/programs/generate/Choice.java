package io.boilermaker.programs.generate;

import java.util.List;
import java.util.Random;

/** Random choices, which a seed repeats. */
record Choice(Random random) {

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  final <T> T among(T... values) {
    return values[random.nextInt(values.length)];
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
