package io.boilermaker.benchmarks.rounds;

import java.util.List;

/** The middle of some values. */
public final class Median {

  private Median() {}

  /** The median; the mean of the two in the middle if their number is even. */
  public static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
