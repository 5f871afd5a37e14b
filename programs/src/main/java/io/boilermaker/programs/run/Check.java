package io.boilermaker.programs.run;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Verdict;
import java.util.List;

/**
 * The check of one program alone.
 *
 * @param withLombok whether it may have Lombok's annotations
 * @param seed of its values
 * @param kind what is looked for, so that nothing else need be done
 */
public record Check(boolean withLombok, long seed, Finding.Kind kind) {

  private static final int CALLS_OF_TASK = 150;

  /**
   * Checks a program.
   *
   * @param number the number to give it
   */
  public List<Finding> of(Program program, int number) {
    return Verdict.of(program).isEmpty()
        ? new SupportedCheck(new Counts(), CALLS_OF_TASK, kind.needsTwoCompilers())
            .check(List.of(Sample.of(number, program)), withLombok, seed)
        : new RefusedCheck(new Counts()).check(List.of(Sample.withoutTwins(number, program)));
  }
}
