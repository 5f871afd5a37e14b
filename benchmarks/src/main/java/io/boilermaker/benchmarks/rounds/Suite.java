package io.boilermaker.benchmarks.rounds;

/**
 * A set of comparisons with a name, found by {@link java.util.ServiceLoader}.
 *
 * <p>A suite says of a run that cannot be made why not, and does not end the others.
 */
public interface Suite {

  /** Returns its name on the command line. */
  String name();

  /** Measures, and hands each comparison's results to the report as soon as it has them. */
  void run(Run run) throws Exception;
}
