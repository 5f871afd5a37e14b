package io.boilermaker.programs.run;

import io.boilermaker.programs.generate.ProgramGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One round of a run: so many programs that are supported, and half as many that are refused.
 *
 * @param seed of the run; a round of the same seed and number is the same
 * @param number from 0
 */
public record Round(long seed, int number) {

  private static final int SUPPORTED = 24;
  private static final int REFUSED = 12;
  private static final int CALLS_OF_TASK = 8;

  /** Every so many rounds the programs have Lombok's annotations. */
  private static final int LOMBOK = 4;

  /** Makes the programs and checks them. */
  public List<Finding> run(Counts counts) {
    int first = number * (SUPPORTED + REFUSED) + 1;
    List<Sample> supported = new ArrayList<>();
    for (int i = 0; i < SUPPORTED; i++) {
      supported.add(
          Sample.of(first + i, ProgramGenerator.supported(random(first + i), withLombok())));
    }
    List<Sample> refused = new ArrayList<>();
    for (int i = SUPPORTED; i < SUPPORTED + REFUSED; i++) {
      refused.add(Sample.withoutTwins(first + i, ProgramGenerator.refused(random(first + i))));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new SupportedCheck(counts, CALLS_OF_TASK, true).check(supported, withLombok(), seed));
    counts.supported(supported.size());
    findings.addAll(new RefusedCheck(counts).check(refused));
    counts.refused(refused.size());
    return findings;
  }

  /** Returns whether its programs have Lombok's annotations. */
  public boolean withLombok() {
    return number % LOMBOK == LOMBOK - 1;
  }

  private Random random(int program) {
    return new Random(seed * 1_000_003 + program);
  }
}
