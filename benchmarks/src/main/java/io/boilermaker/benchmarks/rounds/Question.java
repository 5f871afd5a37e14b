package io.boilermaker.benchmarks.rounds;

import org.jspecify.annotations.Nullable;

/**
 * A question to a comparison: the relation of the first side's figure to another's.
 *
 * @param figure the name of the figure
 * @param other the other side; null for the figure of the first side alone
 * @param kind how the two are compared
 * @param goal what is aimed at; null if only the figure is asked for
 */
public record Question(String figure, @Nullable String other, Kind kind, @Nullable Goal goal) {

  /** The ways in which two figures are compared. */
  public enum Kind {
    /** The first by the other. */
    RATIO,
    /** The first less the other. */
    DIFFERENCE,
    /** The first alone: something that is counted and has no noise worth a control. */
    VALUE
  }

  /**
   * A limit.
   *
   * @param atLeast whether the limit is the lowest value that is good, else it is the highest
   */
  record Goal(boolean atLeast, double limit) {

    boolean isMet(double value) {
      return atLeast ? value >= limit : value <= limit;
    }
  }

  /** The ratio of the first side's figure to the other's, with no goal yet. */
  public static Question ratio(String figure, String other) {
    return new Question(figure, other, Kind.RATIO, null);
  }

  /** The first side's figure less the other's, with no goal yet. */
  public static Question difference(String figure, String other) {
    return new Question(figure, other, Kind.DIFFERENCE, null);
  }

  /** The first side's figure, with no goal yet. */
  public static Question value(String figure) {
    return new Question(figure, null, Kind.VALUE, null);
  }

  /** The same with a lowest value as its goal. */
  public Question atLeast(double limit) {
    return new Question(figure, other, kind, new Goal(true, limit));
  }

  /** The same with a highest value as its goal. */
  public Question atMost(double limit) {
    return new Question(figure, other, kind, new Goal(false, limit));
  }
}
