package io.boilermaker.programs;

import io.boilermaker.programs.run.Check;
import io.boilermaker.programs.run.Counts;
import io.boilermaker.programs.run.Finding;
import io.boilermaker.programs.shrink.Shrinker;
import io.boilermaker.programs.source.ProgramSource;
import java.util.HashSet;
import java.util.Set;

/** The faults that a run has found, each reported once, at the smallest program that shows it. */
final class Faults {

  private static final int TRIES = 150;

  /** Longer descriptions and values help nobody. */
  private static final int SHOWN = 1_500;

  private final long seed;
  private final Set<String> causes = new HashSet<>();

  /**
   * @param seed of the run
   */
  Faults(long seed) {
    this.seed = seed;
  }

  /** Reports a finding, unless one of the same cause was reported before. */
  void add(Finding finding, boolean withLombok, Counts counts) {
    if (causes.add(finding.cause())) {
      Finding smallest =
          new Shrinker(new Check(withLombok, seed, finding.kind()), TRIES).shrink(finding);
      System.out.println(report(smallest, counts));
    }
  }

  int count() {
    return causes.size();
  }

  private String report(Finding smallest, Counts counts) {
    return """

        FAULT %d: %s
          found in program %d of seed %d, after %d programs; %s
          what happens: %s
          argument: %s
        %s"""
        .formatted(
            causes.size(),
            shown(smallest.cause()),
            smallest.sample().number(),
            seed,
            counts.programs(),
            smallest.place(),
            shown(smallest.description()),
            shown(smallest.value()),
            ProgramSource.of(smallest.sample().program(), "smallest").text());
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
