package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is masked in the words of an outcome. */
class OutcomeTest {

  /** Its name is also a sensitive value. */
  private final Task task =
      HandWrittenTasks.define("pay").build().task(List.of(), List.of()).withAttempt(Instant.EPOCH);

  private final Outcome.Masks masks = new Outcome.Masks(task, text -> text.replace("pay", "***"));

  @Test
  void a_retry_is_masked_in_its_message() {
    var retry = new Outcome.Retry(RetryPolicy.noRetry(), "pay later", Duration.ofSeconds(3));

    assertThat(masks.masked(retry))
        .isEqualTo(new Outcome.Retry(RetryPolicy.noRetry(), "*** later", Duration.ofSeconds(3)));
  }

  @Test
  void a_failure_is_masked_but_for_the_name_of_its_task() {
    var error = new IllegalStateException();
    String head = "task 'pay', id " + task.id() + ", attempt 1: ";

    assertThat(masks.masked(new Outcome.Failure("reason", head + "no pay", error)))
        .isEqualTo(new Outcome.Failure("reason", head + "no ***", error));
    assertThat(masks.masked(new Outcome.Failure("reason", "no pay, " + head, error)))
        .isEqualTo(new Outcome.Failure("reason", "no ***, " + head.replace("pay", "***"), error));
  }

  @Test
  void a_success_says_nothing_to_mask() {
    var success = new Outcome.Success();
    assertThat(masks.masked(success)).isSameAs(success);
  }
}
