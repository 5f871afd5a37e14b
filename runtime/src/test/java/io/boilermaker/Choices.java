package io.boilermaker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The choices of one path. Each path begins at the start, repeats the choices of the one before it
 * up to the last that has another alternative, and takes that: so all paths are walked in turn,
 * depth first.
 */
final class Choices {

  private static final class Choice {
    final int alternatives;
    int taken;

    Choice(int alternatives) {
      this.alternatives = alternatives;
    }
  }

  private final List<Choice> made = new ArrayList<>();
  private int next;

  /** Chooses one of several alternatives. */
  String next(List<String> alternatives) {
    if (next == made.size()) {
      made.add(new Choice(alternatives.size()));
    }
    Choice choice = made.get(next++);
    if (choice.alternatives != alternatives.size()) {
      throw new AssertionError("the same choices led elsewhere: a path is not repeatable");
    }
    return alternatives.get(choice.taken);
  }

  /** Chooses what a failure has printed, and then nothing more. */
  static Function<List<String>, String> along(String path) {
    Iterator<String> steps = List.of(path.split(" -> ")).iterator();
    return alternatives -> {
      String step = steps.hasNext() ? steps.next() : DeliveryLife.NOTHING_MORE;
      if (!alternatives.contains(step)) {
        throw new AssertionError("'" + step + "' is not among " + alternatives);
      }
      return step;
    };
  }

  /** Turns to the next path; returns false if all have been walked. */
  boolean turn() {
    next = 0;
    while (!made.isEmpty()) {
      Choice last = made.get(made.size() - 1);
      if (++last.taken < last.alternatives) {
        return true;
      }
      made.remove(made.size() - 1);
    }
    return false;
  }
}
