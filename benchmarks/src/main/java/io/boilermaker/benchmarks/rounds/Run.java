package io.boilermaker.benchmarks.rounds;

import java.io.PrintStream;

/**
 * The size of a run, and the output of its rows.
 *
 * @param rounds how many rounds count
 * @param quick whether the work of a round is to be small: the whole quick run takes three minutes
 * @param out where the table goes
 */
public record Run(int rounds, boolean quick, PrintStream out) {

  /** One of two sizes. */
  public int size(int full, int small) {
    return quick ? small : full;
  }

  /** Prints a heading and, below it, what the figures were taken with. */
  public void heading(String title, String conditions) {
    out.printf("%n### %s%n%n%s%n%n%s%n", title, conditions, Row.HEAD);
  }

  /** Measures a comparison and prints its rows. */
  public Comparison.Results measure(Comparison comparison, int warmUps) throws Exception {
    Comparison.Results results = comparison.run(rounds, warmUps);
    results.rows().forEach(out::println);
    return results;
  }
}
