package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 36, 127, 128})
  void a_text_within_the_limit_is_the_id(int length) {
    String text = "x".repeat(length);
    assertThat(MessageId.of(text)).isEqualTo(text);
  }

  // N-I07, N-S05
  @ParameterizedTest
  @ValueSource(ints = {129, 200, 100_000})
  void a_longer_text_is_shortened_and_stays_itself(int length) {
    String text = "x".repeat(length);
    assertThat(MessageId.of(text)).hasSize(128).isEqualTo(MessageId.of(text)).startsWith("xxx");
    assertThat(MessageId.of(text + ":1")).isNotEqualTo(MessageId.of(text + ":2"));
  }

  @Test
  void no_pair_of_surrogates_is_cut() {
    for (int shift = 0; shift < 3; shift++) {
      String id = MessageId.of("x".repeat(shift) + "\uD83D\uDE00".repeat(100));
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(id)).isTrue();
      assertThat(id.length()).isLessThanOrEqualTo(128);
    }
  }

  @Test
  void an_empty_text_has_an_id_of_its_own() {
    assertThat(MessageId.of("")).isNotEmpty().isNotEqualTo(MessageId.of(""));
  }
}
