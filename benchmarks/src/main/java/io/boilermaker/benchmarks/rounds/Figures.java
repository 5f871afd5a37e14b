package io.boilermaker.benchmarks.rounds;

import java.util.Map;

/**
 * The results of one measurement of one side.
 *
 * @param values figures by their names, which hold their units
 */
public record Figures(Map<String, Double> values) {

  public Figures {
    values = Map.copyOf(values);
  }

  /** One figure alone. */
  public static Figures of(String name, double value) {
    return new Figures(Map.of(name, value));
  }

  /** A figure that must be there. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no figure '" + name + "' among " + values.keySet());
    }
    return value;
  }
}
