package io.boilermaker.cli.internal.filter;

/** A comparison. */
enum Operator {
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST;

  static Operator of(String text) {
    return switch (text) {
      case "!=" -> UNEQUAL;
      case "<" -> LESS;
      case "<=" -> AT_MOST;
      case ">" -> MORE;
      case ">=" -> AT_LEAST;
      default -> EQUAL;
    };
  }

  /**
   * Returns whether it holds.
   *
   * @param order of the first to the second, as a comparator says it
   */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
