package io.boilermaker.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.Description;
import org.pitest.testapi.NullExecutionListener;
import org.pitest.testapi.ResultCollector;
import org.pitest.testapi.TestUnit;

/** What is found of a test class, and what becomes of it. */
class FreshTestsTest {

  private final List<TestUnit> found =
      new FreshTests().findTestUnits(FreshSample.class, new NullExecutionListener());

  @BeforeEach
  void nothingHasRun() {
    FreshSample.RUN.clear();
  }

  private static String method(Description test) {
    return test.getQualifiedName().replaceFirst(".*:(\\w+)\\(.*", "$1");
  }

  /** Returns what the test methods report. */
  private List<String> run() {
    List<String> reports = new ArrayList<>();
    found.forEach(test -> test.execute(new Reports(reports)));
    return reports;
  }

  @Test
  void methods_are_found_without_a_run() {
    assertThat(found)
        .extracting(test -> method(test.getDescription()))
        .containsExactlyInAnyOrder("passes", "fails", "fails_for_two");
    assertThat(FreshSample.RUN).isEmpty();
  }

  @Test
  void a_method_is_run_with_all_its_parameters_and_reported_once() {
    assertThat(run())
        .containsExactlyInAnyOrder(
            "passes started",
            "passes passed",
            "fails started",
            "fails failed: always",
            "fails_for_two started",
            "fails_for_two failed: two");
    assertThat(FreshSample.RUN).containsExactlyInAnyOrder("passes", "fails", "1", "2", "3");
  }

  @Test
  void the_plugin_of_pit_is_asked_later() {
    assertThat(new FreshTests().priority()).isLessThan(Configuration.DEFAULT_PRIORITY);
  }

  private record Reports(List<String> lines) implements ResultCollector {

    @Override
    public void notifyStart(Description test) {
      lines.add(method(test) + " started");
    }

    @Override
    public void notifyEnd(Description test) {
      lines.add(method(test) + " passed");
    }

    @Override
    public void notifyEnd(Description test, Throwable failure) {
      lines.add(method(test) + " failed: " + failure.getMessage());
    }

    @Override
    public void notifySkipped(Description test) {
      lines.add(method(test) + " skipped");
    }

    @Override
    public boolean shouldExit() {
      return false;
    }
  }
}
