package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One table of cases, each run by a worker on the broker and by an inline application: the same
 * tasks run in the same order, and the same dead letters and messages of other queues are left.
 */
@Timeout(60)
class WorkerAndInlineTest {

  private static final RetryPolicy AT_ONCE = RetryPolicy.ofSeconds(3, 0, 0, RetryMode.FIXED);
  private static final RetryPolicy TWICE = RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED);

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
  private final WorkerFixture fixture = WorkerFixture.withTransactions(true, queue -> queue);

  /**
   * The results of a task.
   *
   * @param ran the bodies that ran, each with its attempt
   * @param deadLetters the dead letters, each with its reason and description
   * @param external how many messages went to another queue
   */
  private record Left(List<String> ran, List<String> deadLetters, long external) {}

  WorkerAndInlineTest() {
    registerAll(fixture.tasks);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void registerAll(HandWrittenTasks tasks) {
    add(tasks, "works", context -> "a value");
    add(tasks, "callback", context -> null);
    add(tasks, "handler", context -> null);
    add(tasks, "says_failed", context -> TaskResult.failure("it did not work"));
    add(
        tasks,
        "throws",
        context -> {
          throw new IllegalStateException("broken");
        });
    add(
        tasks,
        "throws_an_error",
        context -> {
          throw new StackOverflowError();
        });
    add(tasks, "works_later", context -> CompletableFuture.completedFuture("a value"));
    add(
        tasks,
        "throws_later",
        context -> CompletableFuture.failedFuture(new IllegalStateException("broken later")));
    add(
        tasks,
        "retries_once",
        context -> {
          if (context.attempt() == 1) {
            throw new RetryException("once more");
          }
          return null;
        });
    add(
        tasks,
        "always_retries",
        context -> {
          throw new RetryException("again");
        });
    add(
        tasks,
        "retries_by_its_own_policy",
        context -> {
          throw new RetryException("again", TWICE);
        });
    tasks.add(
        "takes_a_number",
        (context, arguments) -> ran.add("takes_a_number"),
        Parameter.required("n", Codecs.INT));
  }

  /** The body of a task without arguments. */
  private interface Body {
    Object run(TaskContext context);
  }

  private void add(HandWrittenTasks tasks, String name, Body body) {
    tasks.add(
        name,
        (context, arguments) -> {
          ran.add(name + "#" + context.attempt());
          return body.run(context);
        });
  }

  private static Task task(String name) {
    return Task.named(name, List.of(), Map.of()).withPolicy(AT_ONCE);
  }

  /** Returns a task with callbacks for success and for failure. */
  private static Task watched(String name) {
    return task(name).onSuccess(task("callback")).onFailure(task("handler"));
  }

  private static Task spent(Task task) {
    return new TaskDraft(task).attempts(3, Instant.EPOCH).build();
  }

  private static Task ofGraph(Task task) {
    return new TaskDraft(task).graphId("01981f3c-7c3a-7b1e-8a55-0242ac120003").build();
  }

  private static Task unbound() {
    return Task.named("takes_a_number", List.of("no number"), Map.of()).withPolicy(AT_ONCE);
  }

  private static Task toOtherQueue() {
    return TaskDefinition.external("remote", "Remote.remote")
        .queue(WorkerFixture.OTHER_QUEUE)
        .build()
        .task(List.of(), List.of());
  }

  private static Arguments row(String name, Task task, List<String> ran, String... deadLetters) {
    return Arguments.of(Named.of(name, task), ran, List.of(deadLetters), 0);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        row("known", task("works"), List.of("works#1")),
        row("known, with a callback", watched("works"), List.of("works#1", "callback#1")),
        row("known, asynchronous", watched("works_later"), List.of("works_later#1", "callback#1")),
        row(
            "a chain",
            Task.chain(task("works"), task("works_later"), task("callback")),
            List.of("works#1", "works_later#1", "callback#1")),
        row("unknown", watched("nobody"), List.of(), "ExpectationFailed: no task named 'nobody'"),
        row("unknown, without dead letter", task("nobody").withDeadLetter(false), List.of()),
        row(
            "does not bind",
            unbound().onFailure(task("handler")),
            List.of("handler#1"),
            "ExpectationFailed: task 'takes_a_number', id .*'n'"),
        row("does not bind, without dead letter", unbound().withDeadLetter(false), List.of()),
        row(
            "does not bind, early acknowledged",
            unbound().withAcksLate(false),
            List.of(),
            "ExpectationFailed: task 'takes_a_number', id .*'n'"),
        row(
            "spent",
            spent(watched("works")),
            List.of("handler#1"),
            "ProcessingError: Retries exhausted: task 'works'"),
        row(
            "spent, early acknowledged",
            spent(watched("works")).withAcksLate(false),
            List.of("handler#1")),
        row("debug task", task(Registrations.DEBUG_TASK), List.of()),
        row(
            "early acknowledged",
            watched("works").withAcksLate(false),
            List.of("works#1", "callback#1")),
        row(
            "early acknowledged, fails",
            watched("throws").withAcksLate(false),
            List.of("throws#1", "handler#1")),
        row(
            "early acknowledged, retries",
            watched("retries_once").withAcksLate(false),
            List.of("retries_once#1", "retries_once#2", "callback#1")),
        row(
            "of a graph",
            ofGraph(watched("works")),
            List.of(),
            "ExpectationFailed: task 'works' belongs to a task graph"),
        row(
            "of a graph, unknown",
            ofGraph(task("nobody")).withDeadLetter(false),
            List.of(),
            "ExpectationFailed: task 'nobody' belongs to a task graph"),
        row(
            "retry",
            watched("retries_once"),
            List.of("retries_once#1", "retries_once#2", "callback#1")),
        row(
            "retries until spent",
            watched("always_retries"),
            List.of("always_retries#1", "always_retries#2", "always_retries#3", "handler#1"),
            "ProcessingError: Retries exhausted: task 'always_retries'.* 3 tries"),
        row(
            "retry by a policy of the exception",
            watched("retries_by_its_own_policy"),
            List.of("retries_by_its_own_policy#1", "retries_by_its_own_policy#2", "handler#1"),
            "ProcessingError: Retries exhausted: .* 2 tries"),
        row(
            "failure, said",
            watched("says_failed"),
            List.of("says_failed#1", "handler#1"),
            "TaskFailed: .*it did not work"),
        row(
            "failure, thrown",
            watched("throws"),
            List.of("throws#1", "handler#1"),
            "TaskFailed: .*broken"),
        row(
            "failure, thrown by an asynchronous task",
            watched("throws_later"),
            List.of("throws_later#1", "handler#1"),
            "TaskFailed: .*broken later"),
        row(
            "failure, an Error",
            watched("throws_an_error"),
            List.of("throws_an_error#1", "handler#1"),
            "TaskFailed: .*StackOverflowError"),
        row(
            "failure, without dead letter",
            watched("throws").withDeadLetter(false),
            List.of("throws#1", "handler#1")),
        Arguments.of(
            Named.of("a callback in another queue", task("works").onSuccess(toOtherQueue())),
            List.of("works#1"),
            List.of(),
            1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_worker_and_an_inline_application_do_the_same(
      Task task, List<String> bodies, List<String> deadLetters, long external) {
    Left byWorker = byWorker(task, deadLetters.size());
    ran.clear();
    Left inline = inline(task);

    assertThat(inline).isEqualTo(byWorker);
    assertThat(inline.ran()).isEqualTo(bodies);
    assertThat(inline.external()).isEqualTo(external);
    assertThat(inline.deadLetters()).hasSameSizeAs(deadLetters);
    for (int i = 0; i < deadLetters.size(); i++) {
      assertThat(inline.deadLetters().get(i)).matches(deadLetters.get(i) + "(?s).*");
    }
  }

  private Left byWorker(Task task, int deadLetters) {
    fixture
        .with(fixture.config().unknownTaskRedeliveries(0).shutdownGrace(Duration.ofSeconds(5)))
        .startWorker();
    fixture.app().publish(task);
    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isEqualTo(deadLetters);
    List<String> left =
        deadLetters == 0
            ? List.of()
            : fixture.deadLetters(deadLetters).stream()
                .map(m -> m.getDeadLetterReason() + ": " + m.getDeadLetterErrorDescription())
                .toList();
    return new Left(List.copyOf(ran), left, fixture.bus.counts(WorkerFixture.OTHER_QUEUE).active());
  }

  private Left inline(Task task) {
    var queue = new InlineQueue();
    var app =
        Boilermaker.builder(new Object())
            .registries(List.of(fixture.tasks.registry()))
            .inline(queue)
            .build();
    app.publish(task);
    return new Left(
        List.copyOf(ran),
        queue.deadLetters().stream().map(d -> d.reason() + ": " + d.description()).toList(),
        queue.elsewhere().size());
  }
}
