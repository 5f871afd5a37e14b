package io.boilermaker.broker.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityAddressTest {

  // B-16
  @ParameterizedTest
  @CsvSource({
    "tasks,tasks,false,false",
    "Tasks,tasks,false,false",
    "team/tasks,team/tasks,false,false",
    "tasks/$deadletterqueue,tasks,true,false",
    "tasks/$DeadLetterQueue,tasks,true,false",
    "tasks/$management,tasks,false,true",
    "tasks/$DeadLetterQueue/$management,tasks,true,true",
    "amqps://localhost:5671/tasks,tasks,false,false",
    "/tasks,tasks,false,false",
    "amqp://localhost,'',false,false",
    ",'',false,false"
  })
  void address_is_read_in_any_letter_case(
      String address, String queue, boolean deadLetters, boolean management) {
    assertThat(EntityAddress.parse(address))
        .isEqualTo(new EntityAddress(queue, deadLetters, management));
  }
}
