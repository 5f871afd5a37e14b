package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Of the length before the only pair: whether the cut falls into it. */
  @ParameterizedTest
  @CsvSource({"60, 128", "61, 128", "62, 127", "63, 128"})
  void a_pair_where_a_text_is_cut_is_left_out(int before, int length) {
    String id = MessageId.of("x".repeat(before) + "\uD83D\uDE00" + "y".repeat(200));
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(id)).isTrue();
    assertThat(id).hasSize(length);
  }

  // N-I02
  @ParameterizedTest
  @CsvSource({
    "task, 0, true",
    "task:again-7, 0, true",
    "task, 2, false",
    "task:2, 2, true",
    "task:2, 0, false",
    "other, 0, false",
    ", 0, false",
  })
  void a_follow_up_has_the_id_of_both_languages_if_the_message_before_it_had_such_a_one(
      @Nullable String received, int attempts, boolean common) {
    var message = ReceivedMessages.withAnnotations(Map.of("x-opt-sequence-number", 5L));
    if (received != null) {
      message.getRawAmqpMessage().getProperties().setMessageId(new AmqpMessageId(received));
    }

    assertThat(MessageId.following("next", "task", attempts, new MessageId.Place("Mails", message)))
        .isEqualTo(common ? "next" : "next:after-mails-5");
  }

  @Test
  void an_empty_text_has_an_id_of_its_own() {
    assertThat(MessageId.of("")).isNotEmpty().isNotEqualTo(MessageId.of(""));
  }
}
