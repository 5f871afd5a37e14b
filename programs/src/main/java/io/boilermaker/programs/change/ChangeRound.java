package io.boilermaker.programs.change;

import io.boilermaker.programs.generate.ProgramGenerator;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.run.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One round of a run: so many programs, each with a change.
 *
 * @param seed of the run; a round of the same seed and number is the same
 * @param number from 0
 */
public record ChangeRound(long seed, int number) {

  private static final int PAIRS = 24;

  /** Makes the pairs and checks them. */
  public List<ChangeFinding> run(ChangeCounts counts) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= PAIRS; i++) {
      Random random = random(number * PAIRS + i);
      Program program = ProgramGenerator.supported(random, false);
      Edit edit = new Edits(random).of(program);
      if (edit != null) {
        pairs.add(new Pair(number * PAIRS + i, program, edit.what(), edit.now()));
      }
    }
    return check(pairs, counts);
  }

  /** Checks pairs. */
  List<ChangeFinding> check(List<Pair> pairs, ChangeCounts counts) {
    List<ChangeFinding> findings = new ArrayList<>();
    Map<String, Program> old = new TreeMap<>();
    Map<String, Program> next = new TreeMap<>();
    pairs.forEach(pair -> old.put(pair.packageName(), pair.before()));
    try (Folder folder = new Folder()) {
      Release before = Release.of(old, folder);
      pairs.stream()
          .filter(pair -> before.packages().contains(pair.packageName()))
          .forEach(pair -> next.put(pair.packageName(), pair.now()));
      Release now = Release.of(next, folder);
      try (before;
          now) {
        for (Pair pair : pairs) {
          if (now.packages().contains(pair.packageName())) {
            findings.addAll(check(pair, before, now, counts));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return findings;
  }

  private List<ChangeFinding> check(Pair pair, Release before, Release now, ChangeCounts counts) {
    try {
      return new PairCheck(pair, before, now, random(pair.number()), counts).check();
    } catch (RuntimeException e) {
      throw new IllegalStateException("seed " + seed + " cannot check " + pair, e);
    }
  }

  private Random random(int pair) {
    return new Random(seed * 1_000_003 + pair);
  }
}
