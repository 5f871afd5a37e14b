package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.internal.servicebus.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is done with a message after its task ran, without a queue. */
class NextStepTest {

  private static final Outcome SUCCESS = new Outcome.Success();
  private static final Outcome FAILURE = new Outcome.Failure("reason", "description");
  private static final RetryPolicy POLICY = RetryPolicy.ofSeconds(3, 10, 60, RetryMode.LINEAR);

  private final Task task =
      task("x").withPolicy(POLICY).onSuccess(task("good")).onFailure(task("bad"));

  private static Task task(String name) {
    return HandWrittenTasks.define(name).build().task(List.of(), List.of());
  }

  private static NextStep step(Task task, Outcome outcome) {
    return NextStep.of(
        task,
        outcome,
        new NextStep.Rules(Map.of("good", "mails"), POLICY, MessageLimits.NONE),
        new Random(1));
  }

  private static Task after(Task task, int attempts) {
    Task result = task;
    for (int i = 0; i < attempts; i++) {
      result = result.withAttempt(Instant.EPOCH);
    }
    return result;
  }

  @Test
  void a_success_is_completed_and_its_callback_goes_to_the_queue_it_declares() {
    NextStep step = step(task, SUCCESS);

    assertThat(step.outcome()).isEqualTo(SUCCESS);
    assertThat(step.disposition()).isEqualTo(Disposition.COMPLETE);
    assertThat(step.next().name()).isEqualTo("good");
    assertThat(step.next().queue()).isEqualTo("mails");
    assertThat(step.options().delay()).isZero();
    assertThat(step.options().messageId()).isNull();
  }

  @Test
  void a_callback_that_names_its_queue_keeps_it() {
    Task own = new TaskDraft(task("good")).queue("own").build();

    assertThat(step(task.onSuccess(own), SUCCESS).next().queue()).isEqualTo("own");
  }

  @Test
  void a_failure_is_dead_lettered_unless_its_task_wants_none() {
    assertThat(step(task, FAILURE).disposition())
        .isEqualTo(new Disposition.DeadLetter("reason", "description"));
    assertThat(step(task.withDeadLetter(false), FAILURE).disposition())
        .isEqualTo(Disposition.COMPLETE);
    assertThat(step(task, FAILURE).next().name()).isEqualTo("bad");
    assertThat(step(task, FAILURE).next().queue()).isNull();
  }

  @Test
  void a_task_whose_follow_up_cannot_be_published_fails_with_what_that_was() {
    String start = "task 'x', id " + task.id() + ": its ";
    assertThat(step(task, SUCCESS).withoutFollowUp(task, "no room"))
        .isEqualTo(
            new Outcome.Failure(
                "ProcessingError", start + "success callback cannot be published: no room"));
    assertThat(step(task, new Outcome.Retry(null, "busy")).withoutFollowUp(task, "no room"))
        .isEqualTo(
            new Outcome.Failure("ProcessingError", start + "retry cannot be published: no room"));
  }

  @Test
  void a_failed_task_whose_callback_cannot_be_published_keeps_its_own_reason() {
    assertThat(step(task, FAILURE).withoutFollowUp(task, "no room"))
        .isEqualTo(
            new Outcome.Failure(
                "reason", "description; its failure callback cannot be published: no room"));
  }

  @Test
  void without_callbacks_nothing_is_next() {
    assertThat(step(task("x"), SUCCESS).next()).isNull();
    assertThat(step(task("x"), FAILURE).next()).isNull();
  }

  @Test
  void a_retry_is_the_same_task_later_under_an_id_of_its_own() {
    NextStep step = step(after(task, 2), new Outcome.Retry(null, "busy"));

    assertThat(step.disposition()).isEqualTo(Disposition.COMPLETE);
    assertThat(step.next().name()).isEqualTo("x");
    assertThat(step.next().policy()).isEqualTo(POLICY);
    assertThat(step.options().delay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(step.options().messageId()).isEqualTo(task.id() + ":2");
  }

  @Test
  void a_step_has_the_delay_by_which_its_task_was_published_and_is_else_as_it_was() {
    NextStep step = step(after(task, 2), new Outcome.Retry(null, "busy"));

    NextStep later = step.delayed(Duration.ofMinutes(9));

    assertThat(later.options().delay()).isEqualTo(Duration.ofMinutes(9));
    assertThat(later.options().messageId()).isEqualTo(step.options().messageId());
    assertThat(later.outcome()).isEqualTo(step.outcome());
    assertThat(later.disposition()).isEqualTo(step.disposition());
    assertThat(later.next()).isSameAs(step.next());
    assertThat(step.delayed(Duration.ofSeconds(30))).isSameAs(step);
  }

  @Test
  void a_retry_without_tries_left_is_a_failure() {
    NextStep step = step(after(task, 3), new Outcome.Retry(null, "busy"));

    assertThat(step.outcome()).isInstanceOf(Outcome.Failure.class);
    assertThat(step.disposition()).isInstanceOf(Disposition.DeadLetter.class);
    assertThat(step.next().name()).isEqualTo("bad");
  }

  @Test
  void a_retry_may_bring_another_policy_which_counts_at_once() {
    RetryPolicy longer = RetryPolicy.ofSeconds(4, 7, 60, RetryMode.FIXED);

    NextStep step = step(after(task, 3), new Outcome.Retry(longer, "busy"));

    assertThat(step.outcome()).isInstanceOf(Outcome.Retry.class);
    assertThat(step.next().policy()).isEqualTo(longer);
    assertThat(step.options().delay()).isEqualTo(Duration.ofSeconds(7));
    assertThat(step(after(task, 4), new Outcome.Retry(longer, "busy")).outcome())
        .isInstanceOf(Outcome.Failure.class);
  }
}
