package io.boilermaker.programs.run;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.source.ProgramSource;

/**
 * One program of a run.
 *
 * @param number its number in the run, from 1
 * @param source the program in a package of its own, with twins
 */
public record Sample(int number, Program program, ProgramSource source) {

  public static Sample of(int number, Program program) {
    return new Sample(number, program, ProgramSource.withTwins(program, "p" + number));
  }

  /** Makes a sample whose tasks have no twins, since they are not run. */
  public static Sample withoutTwins(int number, Program program) {
    return new Sample(number, program, ProgramSource.of(program, "p" + number));
  }

  public String packageName() {
    return source.packageName();
  }
}
