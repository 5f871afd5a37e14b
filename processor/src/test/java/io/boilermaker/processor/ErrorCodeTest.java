package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The texts of all errors: documentation is made from them. */
class ErrorCodeTest {

  @Test
  void codes_are_stable_names_and_different() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z][A-Za-z]+"));
  }

  @Test
  void rules_and_mends_are_one_sentence_each() {
    assertThat(ErrorCode.values())
        .allSatisfy(
            error -> {
              assertThat(error.rule()).matches("[@A-Z].*[^.]");
              assertThat(error.fix()).matches("[A-Z].*[.]");
            });
  }

  @Test
  void a_message_says_the_rule_what_was_found_and_what_to_do() {
    assertThat(ErrorCode.NOT_STATIC.message("'sendMail' is not"))
        .isEqualTo(
            "[BackgroundTaskNotStatic] @BackgroundTask methods must be static; 'sendMail' is not."
                + " Add 'static' or move the task to a static method.");
  }
}
