package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.boilermaker.InlineQueue.DeadLetter;
import io.boilermaker.InlineQueue.Ending;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tasks that run where they are published. */
class InlineQueueTest {

  private final HandWrittenTasks tasks = new HandWrittenTasks();
  private final InlineQueue queue = new InlineQueue();
  private final List<Object> seen = new ArrayList<>();

  private Boilermaker<Object> app() {
    return Boilermaker.builder(new Object())
        .registries(List.of(tasks.registry()))
        .inline(queue)
        .build();
  }

  private List<Ending> endings() {
    return queue.runs().stream().map(InlineQueue.Run::ending).toList();
  }

  @Test
  void a_task_has_run_when_publish_returns() {
    tasks.add(
        "add",
        (context, arguments) -> {
          seen.add(context.taskId());
          return seen.add(context.sequenceNumber());
        });

    Task task = app().publish(tasks.task("add"));

    assertThat(seen).containsExactly(task.id(), 1L);
    assertThat(task.sequenceNumber()).hasValue(1);
    assertThat(endings()).containsExactly(Ending.SUCCEEDED);
  }

  @Test
  void arguments_are_written_and_read_as_json() {
    tasks.add("take", (context, arguments) -> seen.add("ran"), Parameter.required("n", Codecs.INT));

    app().publish("take", List.of("no number"), Map.of());

    assertThat(seen).isEmpty();
    assertThat(queue.deadLetters())
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.reason()).isEqualTo("ExpectationFailed");
              assertThat(dead.description()).contains("'n'", "an int is needed");
            });
  }

  @Test
  void three_days_of_retries_and_their_failure_callback_take_no_time() {
    tasks.add(
        "stubborn",
        (context, arguments) -> {
          seen.add(context.attempt());
          throw new RetryException("again");
        });
    tasks.add("failed", (context, arguments) -> seen.add("failed"));
    RetryPolicy days =
        new RetryPolicy(5, Duration.ofHours(8), Duration.ofDays(3), RetryMode.EXPONENTIAL);

    app().publish(tasks.task("stubborn").withPolicy(days).onFailure(tasks.task("failed")));

    assertThat(seen).containsExactly(1, 2, 3, 4, 5, "failed");
    assertThat(endings())
        .containsExactly(
            Ending.RETRIED,
            Ending.RETRIED,
            Ending.RETRIED,
            Ending.RETRIED,
            Ending.FAILED,
            Ending.SUCCEEDED);
    assertThat(queue.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("ProcessingError");
  }

  @Test
  void a_chain_runs_in_order_and_what_a_task_publishes_runs_after_it() {
    Boilermaker<?>[] app = new Boilermaker<?>[1];
    tasks.add(
        "first",
        (context, arguments) -> {
          app[0].publish(tasks.task("published"));
          return seen.add("first");
        });
    tasks.add("published", (context, arguments) -> seen.add("published"));
    tasks.add("second", (context, arguments) -> seen.add("second"));
    app[0] = app();

    app[0].publish(tasks.task("first").then(tasks.task("second")));

    assertThat(seen).containsExactly("first", "published", "second");
  }

  @Test
  void a_task_that_answers_later_is_waited_for() {
    tasks.add(
        "later",
        (context, arguments) ->
            CompletableFuture.supplyAsync(() -> TaskResult.failure("not today")));

    app().publish(tasks.task("later"));

    assertThat(queue.deadLetters())
        .singleElement()
        .satisfies(dead -> assertThat(dead.description()).contains("not today"));
  }

  @Test
  void a_task_may_wait_for_what_another_thread_publishes() {
    Boilermaker<?>[] app = new Boilermaker<?>[1];
    tasks.add(
        "outer",
        (context, arguments) ->
            CompletableFuture.runAsync(() -> app[0].publish(tasks.task("inner"))));
    tasks.add("inner", (context, arguments) -> seen.add("inner"));
    app[0] = app();

    app[0].publish(tasks.task("outer"));

    assertThat(seen).containsExactly("inner");
  }

  @Test
  void early_acknowledgement_and_dead_letters_switched_off_leave_none() {
    tasks.add("fails", (context, arguments) -> TaskResult.failure());

    app().publish(tasks.task("fails").withDeadLetter(false));
    app().publish(tasks.task("fails").withAcksLate(false));

    assertThat(endings()).containsExactly(Ending.FAILED, Ending.FAILED);
    assertThat(queue.deadLetters()).isEmpty();
  }

  @Test
  void an_early_acknowledged_task_that_cannot_run_is_dead_lettered() {
    tasks.add("take", (context, arguments) -> null, Parameter.required("n", Codecs.INT));

    app().publish(Task.named("take", List.of("x"), Map.of()).withAcksLate(false));

    assertThat(queue.deadLetters()).extracting(dead -> dead.task().name()).containsExactly("take");
  }

  @Test
  void a_task_of_another_queue_is_kept_and_an_unknown_one_is_dead_lettered() {
    tasks.add(
        HandWrittenTasks.define("remote").queue("elsewhere").build(),
        (context, arguments) -> seen.add("ran"));
    Boilermaker<?> app = app();

    app.publish(tasks.task("remote"));
    app.publish("nobody_knows", List.of(), Map.of());

    assertThat(seen).isEmpty();
    assertThat(queue.elsewhere()).extracting(Task::name).containsExactly("remote");
    assertThat(queue.deadLetters())
        .extracting(dead -> dead.task().name())
        .containsExactly("nobody_knows");
  }

  @Test
  void many_are_published_at_once() {
    tasks.add("add", (context, arguments) -> seen.add(context.taskId()));
    List<Task> many = List.of(tasks.task("add"), tasks.task("add"));

    List<PublishResult> results = app().publishAll(many);

    assertThat(results).allMatch(PublishResult::isPublished);
    assertThat(seen).containsExactly(many.get(0).id(), many.get(1).id());
  }

  // Arguments that are left to Jackson are written when they are published.
  @Test
  void an_argument_that_cannot_be_written_refuses_the_whole_batch() {
    var value = Parameter.required("value", Codecs.databind(new TypeReference<Object>() {}));
    tasks.add("take", (context, arguments) -> seen.add(arguments.get(value)), value);
    List<Task> batch =
        Stream.of(1, new Object(), 2)
            .map(each -> tasks.definition("take").task(List.of(value), List.of(each)))
            .toList();

    assertThatThrownBy(() -> app().publishAll(batch))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("'value'");

    assertThat(seen).isEmpty();
  }

  @Test
  void there_is_no_worker_to_start() {
    tasks.add("any", (context, arguments) -> null);
    Boilermaker<?> app = app();

    assertThatThrownBy(app::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no worker");
    app.close();
  }
}
