package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.boilermaker.annotations.RetryMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What options make of a task that is published. */
class PublishOptionsTest {

  private static final RetryPolicy POLICY = RetryPolicy.ofSeconds(2, 1, 1, RetryMode.FIXED);

  private final Task task = HandWrittenTasks.define("x").build().task(List.of(), List.of());

  @Test
  void each_option_leaves_the_others_as_they_are() {
    PublishOptions options =
        PublishOptions.delayed(Duration.ofSeconds(5))
            .withPolicy(POLICY)
            .withAttempts(3)
            .withMessageId("id");

    for (PublishOptions all :
        List.of(
            options,
            options.withDelay(Duration.ofSeconds(5)),
            options.withPolicy(POLICY),
            options.withAttempts(3),
            options.withMessageId("id"))) {
      assertThat(all.delay()).isEqualTo(Duration.ofSeconds(5));
      assertThat(all.policy()).isEqualTo(POLICY);
      assertThat(all.attempts()).isEqualTo(3);
      assertThat(all.messageId()).isEqualTo("id");
    }
  }

  @Test
  void values_out_of_their_range_are_refused_and_those_at_its_ends_are_not() {
    PublishOptions none = PublishOptions.none();
    assertThat(none.withDelay(Duration.ZERO).delay()).isZero();
    assertThat(none.withAttempts(1).attempts()).isEqualTo(1);
    assertThat(none.withMessageId("i".repeat(128)).messageId()).hasSize(128);
    assertThat(none.withMessageId("i").messageId()).isEqualTo("i");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.withDelay(Duration.ofNanos(-1)))
        .withMessageContaining("must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.withDelay(ChronoUnit.FOREVER.getDuration()))
        .withMessage("delay must be at most 2147483647 s, about 68 years");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.withAttempts(0))
        .withMessage("attempts must be 1 or more, not 0");
    for (String id : List.of("", "i".repeat(129))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> none.withMessageId(id))
          .withMessage("a message id has 1 to 128 characters, not " + id.length());
    }
  }

  @Test
  void a_task_goes_to_its_own_queue_if_it_has_one_under_its_id_with_its_policy() {
    OutgoingTask plain = OutgoingTask.of(task, PublishOptions.none(), "default", null);
    assertThat(plain.task()).isSameAs(task);
    assertThat(plain.queue()).isEqualTo("default");
    assertThat(plain.messageId()).isEqualTo(task.id());
    assertThat(plain.message().getMessageId()).isEqualTo(task.id());
    assertThat(plain.message().getBody().toString()).isEqualTo(plain.body().toString());
    assertThat(plain.refusal()).isNull();

    PublishOptions options = PublishOptions.none().withPolicy(POLICY).withMessageId("id");
    Task routed = new TaskDraft(task).queue("own").build();
    OutgoingTask own = OutgoingTask.of(routed, options, "default", null);
    assertThat(own.queue()).isEqualTo("own");
    assertThat(own.messageId()).isEqualTo("id");
    assertThat(own.task().policy()).isEqualTo(POLICY);
    assertThat(own.body().toString()).contains("\"max_tries\":2");
  }
}
