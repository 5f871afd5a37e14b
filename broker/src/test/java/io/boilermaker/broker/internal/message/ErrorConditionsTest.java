package io.boilermaker.broker.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.junit.jupiter.api.Test;

/** What clients look for in errors. */
class ErrorConditionsTest {

  @Test
  void an_error_has_an_info_map_though_it_is_empty() {
    ErrorCondition error = ErrorConditions.of("amqp:not-found", "gone");
    assertThat(error).extracting("condition").isEqualTo(ErrorConditions.NOT_FOUND);
    assertThat(error.getDescription()).isEqualTo("gone");
    assertThat(error.getInfo().isEmpty()).isTrue();
  }

  @Test
  void a_missing_entity_is_named_in_the_words_of_the_service() {
    assertThat(ErrorConditions.entityNotFound("tasks"))
        .isEqualTo("The messaging entity 'sb://localhost/tasks' could not be found.");
  }
}
