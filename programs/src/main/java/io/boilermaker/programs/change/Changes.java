package io.boilermaker.programs.change;

import io.boilermaker.programs.source.ProgramSource;
import java.util.HashSet;
import java.util.Set;

/** Random changes, and what the guard says of them that is not true, each cause reported once. */
public final class Changes {

  /** Longer descriptions help nobody. */
  private static final int SHOWN = 1_500;

  private final long seed;
  private final ChangeCounts counts = new ChangeCounts();
  private final Set<String> causes = new HashSet<>();

  /**
   * @param seed of the run
   */
  public Changes(long seed) {
    this.seed = seed;
  }

  /** Tries one round of changes. */
  public void run(int number) {
    ChangeRound round = new ChangeRound(seed, number);
    for (ChangeFinding finding : round.run(counts)) {
      if (causes.add(finding.cause())) {
        System.out.println(report(ChangeShrinker.smallest(finding, round)));
      }
    }
  }

  public ChangeCounts counts() {
    return counts;
  }

  /** Returns how many causes were reported. */
  public int faults() {
    return causes.size();
  }

  private String report(ChangeFinding smallest) {
    Pair pair = smallest.pair();
    String text = smallest.toString();
    return """

        CHANGE of seed %d, after %s
          %s
        %s
        BECAME
        %s"""
        .formatted(
            seed,
            counts,
            text.substring(0, Math.min(SHOWN, text.length())),
            ProgramSource.of(pair.before(), pair.packageName()).text(),
            ProgramSource.of(pair.now(), pair.packageName()).text());
  }
}
