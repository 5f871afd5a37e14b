package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Verdict;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random changes of a program that leave it one that compiles. */
final class Edits {

  private static final int TRIES = 50;

  private final Picks picks;

  Edits(Random random) {
    this.picks = new Picks(random);
  }

  /** Returns a change, now and then one of several steps; null if none was found. */
  @Nullable Edit of(Program program) {
    for (int i = 0; i < TRIES; i++) {
      Edit edit = once(program);
      if (picks.oneIn(6)) {
        edit = edit.and(once(edit.now()));
      }
      if (!edit.now().equals(program) && isSupported(edit.now())) {
        return edit;
      }
    }
    return null;
  }

  private static boolean isSupported(Program program) {
    try {
      return Verdict.of(program).isEmpty();
    } catch (RuntimeException e) {
      return false; // such as a type argument too few
    }
  }

  private Edit once(Program program) {
    if (program.tasks().isEmpty()) {
      return new Edit("nothing", program);
    }
    if (!program.types().isEmpty() && picks.oneIn(2)) {
      return new TypeEdits(program, picks).edit();
    }
    return picks.oneIn(5)
        ? new TaskEdits(program, picks).edit()
        : new ParameterEdits(program, picks).edit();
  }
}
