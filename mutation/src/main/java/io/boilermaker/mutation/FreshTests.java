package io.boilermaker.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.help.PitHelpError;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestSuiteFinder;
import org.pitest.testapi.TestUnit;
import org.pitest.testapi.TestUnitExecutionListener;
import org.pitest.testapi.TestUnitFinder;

/**
 * Finds JUnit's test methods without a run of them. PIT's plugin for JUnit 5 runs a class to find
 * its tests, also in the JVM of a mutant and before the mutant is put there: what that JVM finds
 * out once, it then found out from the code without a fault.
 */
final class FreshTests implements Configuration, TestUnitFinder {

  private final Launcher launcher = LauncherFactory.create();

  /** Before that plugin, which is asked where this finds nothing. */
  @Override
  public int priority() {
    return DEFAULT_PRIORITY - 1;
  }

  @Override
  public TestUnitFinder testUnitFinder() {
    return this;
  }

  @Override
  public TestSuiteFinder testSuiteFinder() {
    return suite -> List.of();
  }

  @Override
  public Optional<PitHelpError> verifyEnvironment() {
    return Optional.empty();
  }

  @Override
  public List<TestUnit> findTestUnits(Class<?> tests, TestUnitExecutionListener unused) {
    if (tests.getEnclosingClass() != null) {
      return List.of();
    }
    TestPlan plan =
        launcher.discover(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build());
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(FreshTests::isMethod)
        .<TestUnit>map(method -> new TestMethod(launcher, method.getUniqueId(), tests))
        .toList();
  }

  /** Also one with parameters, whose single tests only a run would find. */
  private static boolean isMethod(TestIdentifier found) {
    return found.getSource().filter(MethodSource.class::isInstance).isPresent();
  }
}
