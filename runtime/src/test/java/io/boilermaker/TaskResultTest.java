package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskResultTest {

  @Test
  void a_result_says_how_it_went_and_why() {
    assertThat(TaskResult.success()).hasToString("success");
    assertThat(TaskResult.failure()).hasToString("failure");
    assertThat(TaskResult.failure("out of stock")).hasToString("failure: out of stock");
  }

  @Test
  void only_a_failure_has_a_reason_and_not_each_one() {
    assertThat(TaskResult.success().isSuccess()).isTrue();
    assertThat(TaskResult.success().reason()).isNull();
    assertThat(TaskResult.failure().isSuccess()).isFalse();
    assertThat(TaskResult.failure().reason()).isNull();
    assertThat(TaskResult.failure("out of stock").isSuccess()).isFalse();
    assertThat(TaskResult.failure("out of stock").reason()).isEqualTo("out of stock");
  }
}
