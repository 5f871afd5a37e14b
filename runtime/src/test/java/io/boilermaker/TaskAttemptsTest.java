package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.interception.HandledMessage.Known;
import io.boilermaker.internal.servicebus.Disposition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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

  private static TaskAttempts of(Duration minRetryDelay, HandWrittenTasks tasks) {
    return new TaskAttempts(
        Registrations.load("state", List.of(tasks.registry()), List.of()),
        null,
        Clock.fixed(NOW, ZoneOffset.UTC),
        2,
        new MessageLimits(null, RetryPolicy.MOST_TRIES, minRetryDelay));
  }

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
  void interceptors_know_of_a_message_what_its_envelope_says() {
    Registrations registrations = attempts.registrations();
    assertThat(begin(envelope("count"), 0).known(registrations))
        .isEqualTo(new Known("count", ID, 1, true));
    assertThat(begin(envelope("other"), 2).known(registrations))
        .isEqualTo(new Known("other", ID, 0, false));
    assertThat(begin("[]", 0).known(registrations)).isEqualTo(Known.NOTHING);
    assertThat(begin(envelope(Registrations.DEBUG_TASK), 0).known(registrations))
        .isEqualTo(Known.NOTHING);
  }

  @Test
  void arguments_that_are_bound_late_are_not_read_before() {
    List<String> read = new ArrayList<>();
    Parameter<String> text = Parameter.required("text", ReadingCodec.of(() -> note(read)));
    var late =
        TaskAttempts.inline(
            of(
                    Duration.ZERO,
                    new HandWrittenTasks().add("take", (context, arguments) -> null, text))
                .registrations(),
            null,
            attempts.clock(),
            /* bindsLate= */ true);

    TaskAttempt begun =
        late.begin(Envelopes.of("take", "[\"\"]", "{}").getBytes(StandardCharsets.UTF_8), 0);
    assertThat(read).isEmpty();

    assertThat(late.bind((TaskAttempt.Unbound) begun)).isInstanceOf(TaskAttempt.Ready.class);
    assertThat(read).hasSize(1);
  }

  private static String note(List<String> read) {
    read.add("read");
    return "";
  }

  @Test
  void a_class_that_cannot_be_loaded_is_what_the_failure_was() {
    Error missing = new NoClassDefFoundError("gone");
    Parameter<String> text =
        Parameter.required(
            "text",
            ReadingCodec.of(
                () -> {
                  throw missing;
                }));
    TaskAttempt attempt =
        of(Duration.ZERO, new HandWrittenTasks().add("take", (context, arguments) -> null, text))
            .begin(Envelopes.of("take", "[\"\"]", "{}").getBytes(StandardCharsets.UTF_8), 0);

    assertThat(attempt)
        .asInstanceOf(type(TaskAttempt.Failed.class))
        .extracting(failed -> failed.failure().error())
        .isSameAs(missing);
  }

  /** Of the delay that the code declares: how soon a message may have its task again. */
  @ParameterizedTest
  @CsvSource({"count, 0, 0", "count, 20, 20", "count, 90, 60", "unregistered, 90, 0"})
  void the_code_that_runs_a_task_says_how_soon_its_message_may_have_it_again(
      String name, int declared, int expected) {
    TaskDefinition definition =
        HandWrittenTasks.define("count")
            .policy(RetryPolicy.ofSeconds(5, declared, declared, RetryMode.FIXED))
            .build();
    Task task =
        Task.named(name, List.of(), Map.of())
            .withPolicy(RetryPolicy.ofSeconds(5, 0, 0, RetryMode.FIXED));

    NextStep step =
        of(
                Duration.ofSeconds(60),
                new HandWrittenTasks().add(definition, (context, arguments) -> null))
            .end(task, new Outcome.Retry(null, "busy"), new Random(1));

    assertThat(step.options().delay()).isEqualTo(Duration.ofSeconds(expected));
  }

  /** Whether its failure callback follows: only that of a retry, and not one that is refused. */
  @ParameterizedTest
  @CsvSource({
    "retry, bad, bad",
    "retry, , ",
    "success, bad, ",
    "failure, bad, ",
  })
  void a_task_whose_follow_up_cannot_be_published_is_dead_lettered_whatever_it_says(
      String ended, @Nullable String onFailure, @Nullable String next) {
    Outcome outcome =
        switch (ended) {
          case "retry" -> new Outcome.Retry(null, "busy");
          case "success" -> new Outcome.Success();
          default -> new Outcome.Failure("reason", "description");
        };
    Task task = Task.named("count", List.of(), Map.of()).withDeadLetter(false);
    Task failing =
        onFailure == null ? task : task.onFailure(Task.named(onFailure, List.of(), Map.of()));
    var random = new Random(1);

    NextStep last =
        attempts.withoutFollowUp(failing, attempts.end(failing, outcome, random), "no", random);

    assertThat(last.outcome()).isInstanceOf(Outcome.Failure.class);
    assertThat(last.disposition())
        .asInstanceOf(type(Disposition.DeadLetter.class))
        .extracting(Disposition.DeadLetter::description)
        .asString()
        .endsWith("cannot be published: no");
    assertThat(last.next() == null ? null : last.next().name()).isEqualTo(next);
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
