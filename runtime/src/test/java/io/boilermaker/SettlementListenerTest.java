package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.Settled;
import io.boilermaker.interceptor.SettlementListener;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events of messages, as listeners get them. */
@Timeout(60)
class SettlementListenerTest {

  private final WorkerFixture fixture = new WorkerFixture();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final Queue<Settled> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  private final SettlementListener listener =
      new SettlementListener() {
        @Override
        public void completed(Settled message) {
          told("completed", message);
        }

        @Override
        public void retried(Settled message, Duration delay) {
          told("retried after " + delay.toSeconds() + " s", message);
        }

        @Override
        public void deadLettered(Settled message, String reason, String description) {
          told("dead-lettered " + reason, message);
        }

        @Override
        public void requeued(Settled message, Duration delay) {
          told("requeued after " + delay.toSeconds() + " s", message);
        }

        @Override
        public void released(Settled message) {
          told("released", message);
        }
      };

  private void told(String event, Settled message) {
    threads.add(Thread.currentThread());
    messages.add(message);
    String outcome =
        message.outcome().map(each -> each.getClass().getSimpleName()).orElse("no outcome");
    String name = message.taskName() + (message.isKnown() ? "" : "?");
    events.add(name + " " + message.attempt() + " " + event + ", " + outcome);
  }

  private void await(int count) {
    Awaitility.await().until(() -> events.size() == count);
    fixture.awaitQuiet();
    assertThat(threads).allMatch(each -> each.getName().startsWith("boilermaker-listener"));
  }

  @Test
  void a_listener_is_told_of_success_retry_exhaustion_and_callback() {
    fixture.tasks.add(
        HandWrittenTasks.define("stubborn")
            .policy(RetryPolicy.ofSeconds(2, 9, 9, RetryMode.FIXED))
            .build(),
        (context, arguments) -> {
          throw new RetryException("again");
        });
    fixture.tasks.add("callback", (context, arguments) -> null);
    fixture
        .with(listener)
        .startWorker()
        .app()
        .publish(fixture.tasks.task("stubborn").onFailure(fixture.tasks.task("callback")));
    Awaitility.await().until(() -> events.size() == 1);
    fixture.advance(Duration.ofSeconds(9));
    await(3);

    // The callback is in the queue as soon as its parent is dead-lettered.
    assertThat(events)
        .containsExactlyInAnyOrder(
            "stubborn 1 retried after 9 s, Retry",
            "stubborn 2 dead-lettered ProcessingError, Failure",
            "callback 1 completed, Success")
        .startsWith("stubborn 1 retried after 9 s, Retry");
  }

  @Test
  void with_an_execution_interceptor_the_message_says_error_and_duration_too() {
    fixture.tasks.add(
        "fail",
        (context, arguments) -> {
          throw new IllegalStateException("no");
        });
    fixture
        .with(
            listener,
            (ExecutionInterceptor)
                (execution, next) -> {
                  execution.attributes().put("kept", 7);
                  return next.run();
                })
        .startWorker()
        .app()
        .publish(fixture.tasks.task("fail"));
    await(1);

    Settled settled = messages.remove();
    assertThat(settled.outcome().orElseThrow().error().orElseThrow()).hasMessage("no");
    assertThat(settled.duration()).isPresent();
    assertThat(settled.attributes()).containsEntry("kept", 7);
    assertThat(settled.sequenceNumber()).isEqualTo(1);
    assertThat(settled.queue()).isEqualTo("tasks");
  }

  @Test
  void a_listener_is_told_of_messages_that_no_task_runs_for() {
    fixture.tasks.add("known", (context, arguments) -> null);
    fixture.with(listener).startWorker();

    fixture.send("{}");
    fixture.send(Envelopes.of("debug_task", "[]", "{}"));
    fixture.send(Envelopes.of("unheard_of", "[]", "{}"));
    fixture.send(Envelopes.of("known", "[1]", "{}"));
    Awaitility.await().until(() -> events.size() == 4);

    assertThat(events)
        .containsExactlyInAnyOrder(
            "? 0 dead-lettered InvalidTaskFormat, no outcome",
            "? 0 completed, no outcome",
            "unheard_of? 0 requeued after 1 s, no outcome",
            "known 1 dead-lettered ExpectationFailed, Failure");
  }

  @Test
  void a_listener_is_told_of_a_task_that_was_completed_before_it_ran() {
    fixture.tasks.add(
        HandWrittenTasks.define("once").acksLate(false).build(),
        (context, arguments) -> {
          throw new IllegalStateException("no");
        });
    fixture.with(listener).startWorker().app().publish(fixture.tasks.task("once"));
    await(1);

    assertThat(events).containsExactly("once 1 completed, Failure");
  }

  @Test
  void a_listener_is_told_of_a_message_that_a_stop_releases() {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    fixture.tasks.add(
        "long",
        (context, arguments) -> {
          begun.countDown();
          end.await();
          return null;
        });
    Boilermaker<Object> app =
        fixture
            .builder(new Object())
            .config(fixture.config().shutdownGrace(Duration.ZERO).build())
            .interceptor(listener)
            .build();
    app.start();
    app.publish(fixture.tasks.task("long"));
    Awaitility.await().until(() -> begun.getCount() == 0);

    app.close();
    end.countDown();

    Awaitility.await().until(() -> events.size() == 1);
    assertThat(events).containsExactly("long 1 released, no outcome");
  }

  @Test
  void inline_mode_tells_its_listeners_before_publish_returns() {
    fixture.tasks.add(
        "stubborn",
        (context, arguments) -> {
          if (context.attempt() == 1) {
            throw new RetryException("again");
          }
          return TaskResult.failure("no");
        });
    try (Boilermaker<Object> app =
        fixture.builder(new Object()).inline(new InlineQueue()).interceptor(listener).build()) {
      app.publish(fixture.tasks.task("stubborn"));
      assertThat(events)
          .containsExactly(
              "stubborn 1 retried after 120 s, Retry",
              "stubborn 2 dead-lettered TaskFailed, Failure");
    }
  }
}
