package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.interceptor.Publication.Kind;
import io.boilermaker.interceptor.PublicationBatch;
import io.boilermaker.internal.interception.PublicationDraft;
import io.boilermaker.internal.interception.PublishedTask;
import io.boilermaker.internal.json.RawJson;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Duration longest = Duration.ofSeconds(Integer.MAX_VALUE);
    assertThat(none.withDelay(longest).delay()).isEqualTo(longest);
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

  /** Of the task itself and its arguments there are two levels beside the brackets. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "taken",
      delimiter = '|',
      value = {
        "q       | 198 | taken",
        "q       | 199 | nests 201 levels of JSON, and readers take 200",
        "a queue | 1   | names the queue 'a queue', which no namespace can have"
      })
  void a_task_that_no_queue_or_no_reader_could_take_is_refused_in_words(
      String queue, int brackets, @Nullable String why) {
    String deep = "[".repeat(brackets) + "]".repeat(brackets);
    Task deepTask =
        new TaskDraft(task)
            .payload(new Payload.Written(RawJson.of("{\"args\":" + deep + "}")))
            .build();

    PublishException refusal =
        OutgoingTask.of(deepTask, PublishOptions.none(), queue, null).refusal();

    if (why == null) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal).hasMessageStartingWith("task " + task).hasMessageContaining(why);
    }
  }

  @Test
  void what_interceptors_add_is_in_the_message_and_in_its_size_and_they_hear_of_its_end() {
    OutgoingTask plain = OutgoingTask.of(task, PublishOptions.none(), "q", null);
    assertThat(plain.size()).isEqualTo(plain.body().length());
    assertThat(plain.message().getApplicationProperties()).isEmpty();
    plain.ended(null);

    var published =
        new PublishedTask(Kind.CALL, task.name(), task.id(), 1, "q", new PublicationBatch(1));
    var draft =
        new PublicationDraft(published, PublishOptions.none(), null, Runnable::run, () -> 0);
    List<Throwable> ends = new ArrayList<>();
    draft.property("tenant", "blue");
    draft.whenEnded(ends::add);
    OutgoingTask added = plain.with(draft);
    assertThat(added.message().getApplicationProperties()).containsEntry("tenant", "blue");
    assertThat(added.size()).isEqualTo(plain.size() + draft.bytes());
    assertThat(draft.bytes()).isPositive();
    var failure = new IllegalStateException();
    added.ended(failure);
    assertThat(ends).containsExactly(failure);
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
