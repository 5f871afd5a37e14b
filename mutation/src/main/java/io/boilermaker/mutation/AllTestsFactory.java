package io.boilermaker.mutation;

import java.util.List;
import java.util.Properties;
import org.pitest.classpath.CodeSource;
import org.pitest.coverage.CoverageDatabase;
import org.pitest.mutationtest.build.DefaultTestPrioritiserFactory;
import org.pitest.mutationtest.build.TestPrioritiser;
import org.pitest.mutationtest.build.TestPrioritiserFactory;
import org.pitest.util.Glob;

/**
 * Makes {@link AllTests} where {@code pluginConfiguration} has {@link #CLASSES}, and else what PIT
 * makes itself: a plugin's dependencies are those of all targets of a module.
 */
public final class AllTestsFactory implements TestPrioritiserFactory {

  /**
   * The classes whose mutants are tried, as in {@code targetClasses}. A smaller target would have
   * fewer tests: PIT knows only those that run a class of it.
   */
  static final String CLASSES = "classes";

  @Override
  public String description() {
    return "All tests for each mutant";
  }

  @Override
  public TestPrioritiser makeTestPrioritiser(
      Properties configuration, CodeSource code, CoverageDatabase coverage) {
    String classes = configuration.getProperty(CLASSES);
    if (classes == null) {
      return new DefaultTestPrioritiserFactory().makeTestPrioritiser(configuration, code, coverage);
    }
    AllTests all = AllTests.of(code.getCodeUnderTestNames(), coverage);
    List<Glob> globs = List.of(classes.split(",")).stream().map(Glob::new).toList();
    return mutant ->
        globs.stream().anyMatch(glob -> glob.matches(mutant.getClassName().asJavaName()))
            ? all.assignTests(mutant)
            : List.of();
  }
}
