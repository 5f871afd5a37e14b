package io.boilermaker.programs.shrink;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.run.Check;
import io.boilermaker.programs.run.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the program of a finding smaller, as long as it shows the same. */
public final class Shrinker {

  private final Check check;
  private int tries;

  /**
   * @param tries how many smaller programs to compile and run at most
   */
  public Shrinker(Check check, int tries) {
    this.check = check;
    this.tries = tries;
  }

  /** Returns the finding at the smallest program that shows it. */
  public Finding shrink(Finding found) {
    Finding smallest = found;
    Optional<Finding> next = again(Reachable.only(found.sample().program()), found);
    while (next.isPresent()) {
      smallest = next.get();
      next = step(smallest);
    }
    return smallest;
  }

  private Optional<Finding> step(Finding finding) {
    for (Program smaller : Smaller.than(finding.sample().program())) {
      if (tries-- <= 0) {
        return Optional.empty();
      }
      Optional<Finding> again = again(smaller, finding);
      if (again.isPresent()) {
        return again;
      }
    }
    return Optional.empty();
  }

  /** Checks a program, and of what is the same returns that of the smallest value. */
  private Optional<Finding> again(Program program, Finding finding) {
    List<Finding> findings;
    try {
      findings = check.of(program, finding.sample().number());
    } catch (RuntimeException e) {
      return Optional.empty(); // No program: such as a sealed type that has no case left.
    }
    return findings.stream()
        .filter(each -> each.cause().equals(finding.cause()))
        .min(Comparator.comparing(each -> each.value().length()));
  }
}
