package io.boilermaker.benchmarks.rounds;

import io.boilermaker.benchmarks.rounds.Question.Kind;
import java.util.Locale;

/**
 * The answer to one question.
 *
 * @param title what was compared
 * @param ours the median of the first side's figure
 * @param theirs the median of the other's
 * @param value the median of the paired ratios, or what else was asked for
 * @param control the median ratio of the first side to itself
 */
public record Row(
    String title, Question question, double ours, double theirs, double value, double control) {

  /** The largest distance of the control from one at which a ratio says something. */
  private static final double TOLERANCE = 0.05;

  static final String HEAD =
      """
      | what | figure | ours | against | its figure | result | A/A | goal | |
      |---|---|---:|---|---:|---:|---:|---|---|""";

  /** Returns in words whether the goal is met; nothing if there is none. */
  String verdict() {
    Question.Goal goal = question.goal();
    if (goal == null) {
      return "";
    }
    if (question.kind() != Kind.VALUE && Math.abs(control - 1) > TOLERANCE) {
      return "not decided";
    }
    return goal.isMet(value) ? "met" : "**not met**";
  }

  /** The row in Markdown. */
  @Override
  public String toString() {
    boolean alone = question.kind() == Kind.VALUE;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |",
        title,
        question.figure(),
        figure(ours),
        alone ? "" : String.valueOf(question.other()),
        alone ? "" : figure(theirs),
        question.kind() == Kind.RATIO ? ratio(value) : figure(value),
        alone ? "" : ratio(control),
        goal(),
        verdict());
  }

  private String goal() {
    Question.Goal goal = question.goal();
    if (goal == null) {
      return "";
    }
    String limit = question.kind() == Kind.RATIO ? ratio(goal.limit()) : figure(goal.limit());
    return (goal.atLeast() ? "≥ " : "≤ ") + limit;
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : value < 10 ? "%.2f" : "%.0f", value);
  }

  private static String figure(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f", value);
  }
}
