package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.codec.Parameter;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What interceptors see of tries, and what they can make of them. */
@Timeout(60)
class ExecutionInterceptorTest {

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<Object> seen = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    fixture.close();
  }

  private ExecutionInterceptor around(String name) {
    return new ExecutionInterceptor() {
      @Override
      public CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) {
        seen.add(name + " begins on " + Thread.currentThread().getId());
        return next.run()
            .whenComplete((outcome, error) -> seen.add(name + " ends " + kind(outcome)));
      }
    };
  }

  private static String kind(ExecutionOutcome outcome) {
    return outcome.getClass().getSimpleName();
  }

  private void run(String name, ExecutionInterceptor... interceptors) {
    fixture.with(interceptors).startWorker().app().publish(fixture.tasks.task(name));
    fixture.awaitQuiet();
  }

  @Test
  void interceptors_are_around_the_task_on_its_thread_and_outside_of_each_other() {
    fixture.tasks.add(
        "run", (context, arguments) -> seen.add("runs on " + Thread.currentThread().getId()));

    run("run", around("a"), around("b"));

    String thread = String.valueOf(seen.peek()).replaceAll(".* ", "");
    assertThat(seen)
        .containsExactly(
            "a begins on " + thread,
            "b begins on " + thread,
            "runs on " + thread,
            "b ends Success",
            "a ends Success");
  }

  @Test
  void an_interceptor_sees_task_delivery_properties_and_times() {
    fixture.tasks.add("run", (context, arguments) -> null);
    fixture.with(
        (ExecutionInterceptor)
            (execution, next) -> {
              seen.add(execution.taskName());
              seen.add(execution.queue());
              seen.add(execution.context().attempt());
              seen.add(execution.properties());
              seen.add(execution.context().traceParent().isPresent());
              return next.run().whenComplete((o, e) -> seen.add(execution.elapsed().isNegative()));
            });
    var message = new ServiceBusMessage(Envelopes.of("run", "[]", "{}"));
    message.getApplicationProperties().put("tenant", "acme");
    fixture.startWorker().send(message);
    fixture.awaitQuiet();

    assertThat(seen).containsExactly("run", "tasks", 1, Map.of("tenant", "acme"), false, false);
  }

  @Test
  void the_wait_counts_from_when_the_message_was_due() {
    fixture.tasks.add("run", (context, arguments) -> null);
    fixture.with(
        (ExecutionInterceptor)
            (execution, next) -> {
              seen.add(execution.waited().toMinutes());
              return next.run();
            });
    fixture
        .app()
        .publish(fixture.tasks.task("run"), PublishOptions.delayed(Duration.ofMinutes(30)));
    fixture.app().publish(fixture.tasks.task("run"));

    fixture.advance(Duration.ofMinutes(45));
    fixture.startWorker();
    fixture.awaitQuiet();

    assertThat(seen).containsExactlyInAnyOrder(15L, 45L);
  }

  @Test
  void what_runs_while_arguments_are_bound_is_inside_too_and_its_failure_is_seen() {
    fixture.tasks.add(
        "take",
        (context, arguments) -> seen.add("never"),
        Parameter.required(
            "country",
            ReadingCodec.of(
                () -> {
                  seen.add("binds");
                  throw new IllegalArgumentException("no such country");
                })));
    fixture.with(around("a")).startWorker().send(Envelopes.of("take", "[\"x\"]", "{}"));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(seen).hasSize(3).contains("binds", "a ends Failure");
  }

  @Test
  void an_exception_becomes_a_retry_with_a_delay_of_its_own_and_the_policy_stays() {
    RetryPolicy policy = RetryPolicy.ofSeconds(3, 60, 60, RetryMode.FIXED);
    fixture.tasks.add(
        HandWrittenTasks.define("fail").policy(policy).build(),
        (context, arguments) -> {
          seen.add(context.attempt());
          throw new IllegalStateException("busy");
        });
    fixture
        .with(
            (ExecutionInterceptor)
                (execution, next) ->
                    next.run()
                        .thenApply(
                            outcome ->
                                ExecutionOutcome.retryAfter(
                                    Duration.ofMillis(6_500),
                                    outcome.error().orElseThrow().getMessage())))
        .startWorker()
        .app()
        .publish(fixture.tasks.task("fail"));

    for (int i = 0; i < 2; i++) {
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
      fixture.advance(Duration.ofSeconds(7));
    }

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(seen).as("its tries are those of the policy").containsExactly(1, 2, 3);
  }

  @Test
  void a_success_becomes_a_failure_and_its_callback_follows() {
    fixture.tasks.add("run", (context, arguments) -> seen.add("runs"));
    fixture.tasks.add("callback", (context, arguments) -> seen.add("callback"));
    fixture
        .with(
            (ExecutionInterceptor)
                (execution, next) ->
                    next.run()
                        .thenApply(
                            outcome ->
                                execution.taskName().equals("run")
                                    ? ExecutionOutcome.failure("not good enough")
                                    : outcome))
        .startWorker()
        .app()
        .publish(fixture.tasks.task("run").onFailure(fixture.tasks.task("callback")));

    ServiceBusReceivedMessage dead = fixture.deadLetter();
    fixture.awaitQuiet();
    assertThat(dead.getDeadLetterReason()).isEqualTo("TaskFailed");
    assertThat(dead.getDeadLetterErrorDescription())
        .startsWith("task 'run', id ")
        .endsWith(", attempt 1: not good enough");
    assertThat(seen).containsExactly("runs", "callback");
  }

  @Test
  void a_retry_exception_of_an_interceptor_is_a_retry_by_its_policy() {
    fixture.tasks.add("run", (context, arguments) -> seen.add("never"));
    fixture
        .with(
            (ExecutionInterceptor)
                (execution, next) -> {
                  throw new RetryException(
                      "locked", RetryPolicy.ofSeconds(2, 5, 5, RetryMode.FIXED));
                })
        .startWorker()
        .app()
        .publish(fixture.tasks.task("run"));
    Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);
    fixture.advance(Duration.ofSeconds(5));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ProcessingError");
    assertThat(seen).isEmpty();
  }

  @Test
  void a_task_that_an_interceptor_skips_does_not_run() {
    fixture.tasks.add("run", (context, arguments) -> seen.add("never"));

    run("run", (execution, next) -> CompletableFuture.completedFuture(ExecutionOutcome.success()));

    assertThat(seen).isEmpty();
    assertThat(fixture.app().health().succeeded()).isEqualTo(1);
  }

  @Test
  void the_stage_of_an_asynchronous_task_ends_when_that_does() {
    var stage = new CompletableFuture<>();
    fixture.tasks.add("run", (context, arguments) -> stage);
    fixture.with(around("a")).startWorker().app().publish(fixture.tasks.task("run"));
    Awaitility.await().until(() -> seen.size() == 1);
    assertThat(fixture.app().health().inFlight()).isEqualTo(1);

    stage.completeExceptionally(new IllegalStateException("late"));

    fixture.awaitDeadLettered(1);
    assertThat(seen).hasSize(2).contains("a ends Failure");
  }

  @Test
  void a_task_that_runs_at_most_once_is_completed_inside_and_dead_lettered_if_it_does_not_bind() {
    fixture.tasks.add(
        HandWrittenTasks.define("once").acksLate(false).build(),
        (context, arguments) -> seen.add(fixture.bus.counts(WorkerFixture.QUEUE).locked()));
    fixture.with(around("a")).startWorker();

    fixture.app().publish(fixture.tasks.task("once"));
    fixture.awaitQuiet();
    fixture.send(
        Envelopes.of("once", "[1]", "{}").replace("\"acks_late\":true", "\"acks_late\":false"));

    assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("ExpectationFailed");
    assertThat(seen).hasSize(5).contains(0).contains("a ends Success", "a ends Failure");
  }

  @Test
  void inline_mode_runs_them_too() {
    fixture.tasks.add("run", (context, arguments) -> seen.add("runs"));
    InlineQueue queue = new InlineQueue();
    try (Boilermaker<Object> app =
        fixture.builder(new Object()).inline(queue).interceptor(around("a")).build()) {
      app.publish(fixture.tasks.task("run"));
      app.publish("run", List.of("one too many"), Map.of());
    }

    assertThat(seen).hasSize(5).contains("runs", "a ends Success", "a ends Failure");
    assertThat(queue.runs()).hasSize(1);
    assertThat(queue.deadLetters()).hasSize(1);
  }
}
