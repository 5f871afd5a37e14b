package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that fail, in every way that a method can. */
@Timeout(60)
class FailureTest {

  private final WorkerFixture fixture = new WorkerFixture();
  private final AtomicInteger failureCallbacks = new AtomicInteger();
  private final AtomicInteger successCallbacks = new AtomicInteger();

  FailureTest() {
    fixture.tasks.add("failed", (context, arguments) -> failureCallbacks.incrementAndGet());
    fixture.tasks.add("succeeded", (context, arguments) -> successCallbacks.incrementAndGet());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Task withCallbacks(String name) {
    return fixture
        .tasks
        .task(name)
        .onSuccess(fixture.tasks.task("succeeded"))
        .onFailure(fixture.tasks.task("failed"));
  }

  static Stream<Arguments> throwables() {
    return Stream.of(
            new IllegalStateException("no"),
            new IOException("checked"),
            new StackOverflowError(),
            new NoClassDefFoundError("Gone"),
            new ExceptionInInitializerError("init"),
            new AssertionError("assert"),
            new OutOfMemoryError("Requested array size exceeds VM limit"))
        .map(Arguments::of);
  }

  //
  @ParameterizedTest
  @MethodSource("throwables")
  void whatever_a_task_throws_is_its_own_failure_and_the_worker_goes_on(Throwable thrown) {
    var others = new AtomicInteger();
    fixture.tasks.add(
        "throws",
        (context, arguments) -> {
          throw thrown;
        });
    fixture.tasks.add("other", (context, arguments) -> others.incrementAndGet());
    fixture.startWorker();

    fixture.app().publish(withCallbacks("throws"));
    for (int i = 0; i < 20; i++) {
      fixture.app().publish(fixture.tasks.task("other"));
    }

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo("TaskFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .contains("'throws'")
        .contains("attempt 1")
        .contains(thrown.getClass().getName());
    assertThat(others).hasValue(20);
    assertThat(failureCallbacks).hasValue(1);
    assertThat(successCallbacks).hasValue(0);
  }

  @Test
  void a_huge_array_fails_its_task_alone() {
    fixture.tasks.add("greedy", (context, arguments) -> new long[Integer.MAX_VALUE].length);
    fixture.startWorker();

    fixture.app().publish(withCallbacks("greedy"));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription()).contains("OutOfMemoryError");
    fixture.awaitQuiet();
    assertThat(failureCallbacks).hasValue(1);
  }

  // I-17
  @Test
  void a_returned_failure_is_dead_lettered_with_its_reason() {
    fixture.tasks.add("says", (context, arguments) -> TaskResult.failure("out of stock"));
    fixture.startWorker();

    fixture.app().publish(withCallbacks("says"));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo("TaskFailed");
    assertThat(dead.getDeadLetterErrorDescription()).contains("out of stock");
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void a_failure_that_wants_no_dead_letter_is_completed_and_its_callback_runs() {
    fixture.tasks.add("says", (context, arguments) -> TaskResult.failure());
    fixture.startWorker();

    fixture.app().publish(withCallbacks("says").withDeadLetter(false));

    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void a_success_runs_the_success_callback_only() {
    fixture.tasks.add("works", (context, arguments) -> TaskResult.success());
    fixture.startWorker();

    fixture.app().publish(withCallbacks("works"));

    fixture.awaitQuiet();
    assertThat(successCallbacks).hasValue(1);
    assertThat(failureCallbacks).hasValue(0);
  }

  @Test
  void an_asynchronous_task_ends_when_its_stage_does() {
    fixture.tasks.add(
        "async_works", (context, arguments) -> CompletableFuture.supplyAsync(TaskResult::success));
    fixture.tasks.add(
        "async_fails",
        (context, arguments) ->
            CompletableFuture.runAsync(
                () -> {
                  throw new IllegalArgumentException("later");
                }));
    fixture.startWorker();

    fixture.app().publish(withCallbacks("async_works"));
    fixture.app().publish(withCallbacks("async_fails"));

    assertThat(fixture.deadLetter().getDeadLetterErrorDescription())
        .contains("java.lang.IllegalArgumentException: later");
    fixture.awaitQuiet();
    assertThat(successCallbacks).hasValue(1);
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void an_early_acknowledged_task_is_run_once_and_leaves_no_dead_letter() {
    var runs = new AtomicInteger();
    var lockedWhileRunning = new AtomicInteger(-1);
    fixture.tasks.add(
        "early",
        (context, arguments) -> {
          lockedWhileRunning.set(fixture.bus.counts(WorkerFixture.QUEUE).total());
          runs.incrementAndGet();
          throw new IllegalStateException("no");
        });
    fixture.startWorker();

    fixture.app().publish(withCallbacks("early").withAcksLate(false));

    org.awaitility.Awaitility.await().until(() -> failureCallbacks.get() == 1);
    fixture.awaitQuiet();
    assertThat(lockedWhileRunning).hasValue(0);
    assertThat(runs).hasValue(1);
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  @Test
  void an_early_acknowledged_task_that_cannot_run_is_dead_lettered_as_any_other() {
    fixture.tasks.add("take", (context, arguments) -> null, Parameter.required("n", Codecs.INT));
    fixture.startWorker();

    fixture
        .app()
        .publish(
            Task.named("take", List.of("x"), Map.of())
                .withAcksLate(false)
                .onFailure(fixture.tasks.task("failed")));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ExpectationFailed");
    fixture.awaitQuiet();
    assertThat(failureCallbacks).hasValue(1);
  }

  @Test
  void an_early_acknowledged_task_that_arrives_without_tries_left_is_completed() {
    fixture.tasks.add("works", (context, arguments) -> TaskResult.success());
    fixture.startWorker();

    fixture
        .app()
        .publish(
            fixture
                .tasks
                .task("works")
                .withAcksLate(false)
                .withPolicy(RetryPolicy.ofSeconds(0, 0, 0, RetryMode.FIXED)));

    fixture.awaitQuiet();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
  }

  //
  @ParameterizedTest
  @ValueSource(strings = {"x", "xx"})
  void a_description_over_the_limit_is_cut_between_characters(String start) {
    fixture.tasks.add(
        "verbose",
        (context, arguments) -> {
          throw new IllegalStateException(start + "\uD83D\uDE00".repeat(50_000));
        });
    fixture.startWorker();

    fixture.app().publish(fixture.tasks.task("verbose"));

    String description = fixture.deadLetter().getDeadLetterErrorDescription();
    assertThat(description.length()).isBetween(4095, 4096);
    assertThat(description).doesNotMatch("(?s).*[\\uD800-\\uDBFF]$");
  }
}
