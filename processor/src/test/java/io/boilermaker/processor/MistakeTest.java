package io.boilermaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The texts of all errors: documentation is made from them. */
class MistakeTest {

  @Test
  void codes_are_stable_names_and_different() {
    assertThat(Arrays.stream(Mistake.values()).map(Mistake::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z][A-Za-z]+"));
  }

  @Test
  void rules_and_mends_are_one_sentence_each() {
    assertThat(Mistake.values())
        .allSatisfy(
            mistake -> {
              assertThat(mistake.rule()).matches("[@A-Z].*[^.]");
              assertThat(mistake.mend()).matches("[A-Z].*[.]");
            });
  }

  @Test
  void a_message_says_the_rule_what_was_found_and_what_to_do() {
    assertThat(Mistake.NOT_STATIC.message("'sendMail' is not"))
        .isEqualTo(
            "[BackgroundTaskNotStatic] @BackgroundTask methods must be static; 'sendMail' is not."
                + " Add 'static' or move the task to a static method.");
  }
}
