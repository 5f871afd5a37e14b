package io.boilermaker.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.programs.change.ChangeCounts;
import io.boilermaker.programs.change.ChangeRound;
import org.junit.jupiter.api.Test;

/** A round of random changes, always the same; {@code benchmarks/programs} tries others. */
class ChangesTest {

  private static final long SEED = 1;

  // N-C04 N-C05
  @Test
  void the_guard_lets_a_change_pass_if_and_only_if_all_messages_bind_to_right_values() {
    ChangeCounts counts = new ChangeCounts();

    assertThat(new ChangeRound(SEED, 0).run(counts)).isEmpty();

    assertThat(counts.changes()).isGreaterThan(20);
    assertThat(counts.passed()).isBetween(1, counts.changes() - 1);
    assertThat(counts.messages()).isGreaterThan(100);
  }
}
