package io.boilermaker.mutation;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.coverage.BlockLocation;
import org.pitest.coverage.CoverageDatabase;
import org.pitest.coverage.TestInfo;
import org.pitest.mutationtest.build.TestPrioritiser;
import org.pitest.mutationtest.engine.MutationDetails;

/**
 * Tries a mutant with all tests. PIT's own choice is those that ran its line, in one JVM for all
 * tests: what that JVM found out once counts for the first test alone, though others need it too.
 */
final class AllTests implements TestPrioritiser {

  private final CoverageDatabase coverage;
  private final List<TestInfo> all;

  /**
   * Returns the choice for a target.
   *
   * @param classes those of the target: a test that runs none of them is not known to PIT
   */
  static AllTests of(Collection<ClassName> classes, CoverageDatabase coverage) {
    return new AllTests(
        coverage,
        cheapestFirst(classes.stream().flatMap(name -> coverage.getTestsForClass(name).stream())));
  }

  private AllTests(CoverageDatabase coverage, List<TestInfo> all) {
    this.coverage = coverage;
    this.all = all;
  }

  /** Returns all tests, those first that are likely to kill the mutant. */
  @Override
  public List<TestInfo> assignTests(MutationDetails mutant) {
    Set<TestInfo> tests = new LinkedHashSet<>(cheapestFirst(ofItsLine(mutant)));
    tests.addAll(cheapestFirst(coverage.getTestsForClass(mutant.getClassName()).stream()));
    tests.addAll(all);
    return List.copyOf(tests);
  }

  private Stream<TestInfo> ofItsLine(MutationDetails mutant) {
    return mutant.getBlocks().stream()
        .map(block -> new BlockLocation(mutant.getId().getLocation(), block))
        .flatMap(block -> coverage.getTestsForBlockLocation(block).stream());
  }

  private static List<TestInfo> cheapestFirst(Stream<TestInfo> tests) {
    return tests
        .distinct()
        .sorted(comparingInt(TestInfo::getTime).thenComparing(TestInfo::getName))
        .toList();
  }
}
