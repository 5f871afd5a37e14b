package io.boilermaker.benchmarks.rounds;

/**
 * One way to do the work of a comparison.
 *
 * @param name what the table calls it
 * @param measurement does the work once
 */
public record Side(String name, Measurement measurement) {

  /** The work of a side, done once a round. */
  @FunctionalInterface
  public interface Measurement {

    /** Does it and tells what it took. */
    Figures once() throws Exception;
  }
}
