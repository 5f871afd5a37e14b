package io.boilermaker.programs.annotated;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tries random types with random annotations of Jackson, and random changes of them, each cause
 * reported once.
 */
public final class AnnotatedTypes {

  private static final int AT_ONCE = 48;
  private static final Pattern MARK = Pattern.compile("@[\\w.]*?(\\w+)\\b(?![\\w.])");

  private final long seed;
  private final Set<String> causes = new HashSet<>();
  private int types;
  private int values;
  private int changes;

  /**
   * @param seed of the run
   */
  public AnnotatedTypes(long seed) {
    this.seed = seed;
  }

  /**
   * Something that is wrong.
   *
   * @param types the type, or what it became
   */
  record Fault(String kind, String packageName, List<AnnotatedType> types, String description) {

    /** Returns what faults of one cause have in common: the kind, and which annotations. */
    String cause() {
      Set<String> marks = new TreeSet<>();
      for (AnnotatedType type : types) {
        String all = type.members().stream().map(type::marksOf).collect(Collectors.joining());
        MARK.matcher(all).results().map(MatchResult::group).forEach(marks::add);
      }
      return kind + types.get(0).form() + marks;
    }
  }

  /** Tries one round of types and one of changes; the same seed and number make the same. */
  public void run(int number) {
    Map<String, AnnotatedType> made = made(number, "a", AnnotatedGenerator::next);
    AnnotatedRound round = new AnnotatedRound(made);
    round.run().forEach(this::report);
    types += made.size();
    values += round.values();
    Map<String, AnnotatedEdit> edits = made(number, "c", AnnotatedEdit::next);
    AnnotatedChanges changed = new AnnotatedChanges(edits);
    changed.run().forEach(this::report);
    changes += changed.judged();
  }

  private <T> Map<String, T> made(
      int number, String prefix, Function<AnnotatedGenerator, T> maker) {
    Map<String, T> made = new TreeMap<>();
    for (int i = 1; i <= AT_ONCE; i++) {
      int each = number * AT_ONCE + i;
      Random random = new Random(seed * 1_000_003 + each);
      made.put(prefix + each, maker.apply(new AnnotatedGenerator(random)));
    }
    return made;
  }

  /** Returns how many causes were reported. */
  public int faults() {
    return causes.size();
  }

  @Override
  public String toString() {
    return "annotated=" + types + " annotated-values=" + values + " annotated-changes=" + changes;
  }

  private void report(Fault fault) {
    if (causes.add(fault.cause())) {
      System.out.println(
          "\nANNOTATED %s in %s of seed %d, as %s\n  %s\n%s"
              .formatted(
                  fault.kind(),
                  fault.packageName(),
                  seed,
                  fault.types().get(0).position(),
                  fault.description(),
                  fault.types().stream()
                      .map(AnnotatedSource::shown)
                      .collect(Collectors.joining("BECAME\n"))));
    }
  }
}
