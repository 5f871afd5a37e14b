package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided of a message before its task runs, without a queue. */
class TaskAttemptsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Parameter<Integer> NUMBER = Parameter.required("n", Codecs.INT);
  private static final String ID = "01981f3c-7c3a-7b1e-8a55-0242ac120002";

  private final TaskAttempts attempts =
      new TaskAttempts(
          Registrations.load(
              this,
              List.of(
                  new HandWrittenTasks()
                      .add("count", (context, arguments) -> null, NUMBER)
                      .registry()),
              List.of()),
          null,
          Clock.fixed(NOW, ZoneOffset.UTC),
          2,
          MessageLimits.NONE);

  private TaskAttempt begin(String json, int redeliveries) {
    return attempts.begin(json.getBytes(StandardCharsets.UTF_8), redeliveries);
  }

  private static String envelope(String name) {
    return Envelopes.of(name, "[5]", "{}");
  }

  @Test
  void a_known_task_is_ready_with_its_arguments_and_this_attempt_counted() {
    assertThat(begin(envelope("count"), 0))
        .asInstanceOf(type(TaskAttempt.Ready.class))
        .satisfies(
            ready -> {
              assertThat(ready.task().attempts()).isEqualTo(1);
              assertThat(ready.task().lastRetry()).isEqualTo(NOW);
              assertThat(ready.arguments().get(NUMBER)).isEqualTo(5);
              assertThat(ready.registration().definition().name()).isEqualTo("count");
            });
  }

  /** Of the attempts so far and the most tries: whether there is one left. */
  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 1, false", "4, 5, true", "5, 5, false", "0, 0, false"})
  void a_task_without_tries_left_does_not_run(int before, int most, boolean runs) {
    String json =
        envelope("count")
            .replace("\"attempts\":0", "\"attempts\":" + before)
            .replace("\"max_tries\":5", "\"max_tries\":" + most);

    TaskAttempt attempt = begin(json, 0);

    if (runs) {
      assertThat(attempt).isInstanceOf(TaskAttempt.Ready.class);
    } else {
      assertThat(attempt)
          .asInstanceOf(type(TaskAttempt.Failed.class))
          .extracting(TaskAttempt.Failed::failure)
          .isEqualTo(
              new Outcome.Failure(
                  "ProcessingError",
                  "Retries exhausted: task 'count', id " + ID + ", " + most + " tries"));
    }
  }

  @Test
  void arguments_that_do_not_bind_fail_the_task_and_are_not_quoted() {
    assertThat(begin(Envelopes.of("count", "[\"secret\"]", "{}"), 0))
        .asInstanceOf(type(TaskAttempt.Failed.class))
        .satisfies(
            failed -> {
              assertThat(failed.failure().reason()).isEqualTo("ExpectationFailed");
              assertThat(failed.failure().description())
                  .startsWith("task 'count', id " + ID + ": ")
                  .contains("'n'")
                  .doesNotContain("secret");
              assertThat(failed.task().attempts()).isEqualTo(1);
            });
  }

  @Test
  void limits_are_told_in_words_and_of_what_users_classes_throw_only_the_class() {
    Task task = HandWrittenTasks.define("count").build().task(List.of(), List.of());
    assertThat(Outcome.Failure.unbound(task, new StreamConstraintsException("too long")))
        .extracting(Outcome.Failure::description)
        .isEqualTo(task.described() + ": too long");
    assertThat(Outcome.Failure.unbound(task, new ArgumentException("no int")))
        .extracting(Outcome.Failure::description)
        .isEqualTo(task.described() + ": no int");
    assertThat(Outcome.Failure.unbound(task, new IllegalStateException("secret")))
        .extracting(Outcome.Failure::description)
        .isEqualTo(
            task.described() + ": its arguments cannot be read: java.lang.IllegalStateException");
  }

  @Test
  void a_body_that_is_no_task_is_refused() {
    assertThat(begin("[]", 0))
        .isEqualTo(
            new TaskAttempt.Refused(
                "InvalidTaskFormat", "the body is not a JSON object in UTF-8", null));
  }

  @Test
  void the_probe_of_the_python_package_is_no_task() {
    assertThat(begin(envelope(Registrations.DEBUG_TASK), 0)).isEqualTo(new TaskAttempt.Probe());
  }

  /** Requeued as often as is allowed, and described then. */
  @ParameterizedTest
  @CsvSource({"0, true, ''", "1, true, ''", "2, false, 2", "3, false, 3"})
  void an_unknown_task_is_requeued_until_its_redeliveries_are_used(
      int redeliveries, boolean requeued, String count) {
    String description = "no task named 'other' is registered, id " + ID;

    TaskAttempt attempt = begin(envelope("other"), redeliveries);

    if (requeued) {
      assertThat(attempt).isEqualTo(new TaskAttempt.Requeued(attempt.task(), description));
      assertThat(attempt.task().name()).isEqualTo("other");
    } else {
      assertThat(attempt)
          .asInstanceOf(type(TaskAttempt.Unknown.class))
          .satisfies(
              unknown -> {
                assertThat(unknown.task().name()).isEqualTo("other");
                assertThat(unknown.failure().reason()).isEqualTo("ExpectationFailed");
                assertThat(unknown.failure().description())
                    .isEqualTo(description + ", after it was requeued " + count + " times");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true, ''", "2, false, 2"})
  void a_task_of_a_graph_is_requeued_though_its_name_is_known(
      int redeliveries, boolean requeued, String count) {
    String json = envelope("count").replace("\"graph_id\":null", "\"graph_id\":\"g\"");
    String description =
        "task 'count' belongs to a task graph, and this worker has no result store";

    TaskAttempt attempt = begin(json, redeliveries);

    assertThat(attempt)
        .isEqualTo(
            requeued
                ? new TaskAttempt.Requeued(attempt.task(), description)
                : new TaskAttempt.Refused(
                    "ExpectationFailed",
                    description + ", after it was requeued " + count + " times",
                    attempt.task()));
    assertThat(attempt.task().name()).isEqualTo("count");
  }

  @Test
  void nothing_is_said_of_redeliveries_where_none_are_allowed() {
    var strict =
        new TaskAttempts(attempts.registrations(), null, attempts.clock(), 0, MessageLimits.NONE)
            .begin(envelope("other").getBytes(StandardCharsets.UTF_8), 0);

    assertThat(strict)
        .asInstanceOf(type(TaskAttempt.Unknown.class))
        .extracting(unknown -> unknown.failure().description())
        .isEqualTo("no task named 'other' is registered, id " + ID);
  }
}
