package io.boilermaker.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ResultCollector;

/** A test method for PIT, with all its parameters. */
final class TestMethod extends AbstractTestUnit {

  private final Launcher launcher;
  private final String id;

  /**
   * Creates it.
   *
   * @param id the one that JUnit gave it
   */
  TestMethod(Launcher launcher, String id, Class<?> tests) {
    super(new Description(id, tests));
    this.launcher = launcher;
    this.id = id;
  }

  @Override
  public void execute(ResultCollector results) {
    results.notifyStart(getDescription());
    FirstFailure first = new FirstFailure();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request().selectors(selectUniqueId(id)).build(), first);
    if (first.failure == null) {
      results.notifyEnd(getDescription());
    } else {
      results.notifyEnd(getDescription(), first.failure);
    }
  }

  /** Keeps what failed first, which may be what makes the parameters. */
  private static final class FirstFailure implements TestExecutionListener {

    private @Nullable Throwable failure;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (failure == null && result.getStatus() == TestExecutionResult.Status.FAILED) {
        failure = result.getThrowable().orElseGet(AssertionError::new);
      }
    }
  }
}
