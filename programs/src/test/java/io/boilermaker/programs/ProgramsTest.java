package io.boilermaker.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.run.Counts;
import io.boilermaker.programs.run.Finding;
import io.boilermaker.programs.run.Round;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rounds of random programs, always the same; {@code benchmarks/programs} tries others. */
class ProgramsTest {

  private static final long SEED = 1;

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void programs_nobody_wrote_compile_and_run(int round) {
    assertThat(new Round(SEED, round).run(new Counts()))
        .extracting(
            finding -> finding.sample().number() + " " + finding.place() + ": " + text(finding))
        .isEmpty();
  }

  private static String text(Finding finding) {
    return finding.cause() + ": " + finding.description() + " of " + finding.value();
  }
}
