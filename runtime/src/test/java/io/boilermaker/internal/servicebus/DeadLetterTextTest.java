package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTextTest {

  private static final int LIMIT = 4096;
  private static final String FACE = "\uD83D\uDE00";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT})
  void a_text_within_the_limit_stays_as_it_is(int length) {
    String text = "x".repeat(length);
    assertThat(DeadLetterText.fitting(text)).isEqualTo(text);
  }

  @Test
  void a_text_over_the_limit_is_cut_there() {
    assertThat(DeadLetterText.fitting("x".repeat(LIMIT + 1))).isEqualTo("x".repeat(LIMIT));
  }

  @Test
  void a_pair_at_the_limit_is_left_out_and_one_before_it_is_not() {
    String even = FACE.repeat(LIMIT / 2);
    assertThat(DeadLetterText.fitting(even + FACE)).isEqualTo(even);
    assertThat(DeadLetterText.fitting("x" + even))
        .isEqualTo("x" + FACE.repeat(LIMIT / 2 - 1))
        .hasSize(LIMIT - 1);
  }

  @Test
  void half_a_pair_is_replaced() {
    assertThat(DeadLetterText.fitting("a\uD83Db\uDE00c" + FACE + "\uD83D"))
        .isEqualTo("a\uFFFDb\uFFFDc" + FACE + "\uFFFD");
  }
}
