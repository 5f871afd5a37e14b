package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerTest {

  private static final Parameter<String> TEXT = Parameter.required("text", Codecs.STRING);

  /** Long enough to outlast real time, since tests move the time that counts. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  @Test
  void a_published_task_runs_with_its_arguments_and_is_completed() throws Exception {
    BlockingQueue<List<Object>> runs = new LinkedBlockingQueue<>();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "echo",
          (context, arguments) -> {
            runs.add(
                List.of(
                    arguments.get(TEXT),
                    context.taskId(),
                    context.attempt(),
                    context.sequenceNumber(),
                    context.deliveryCount()));
            return null;
          },
          TEXT);
      fixture.startWorker();

      Task published =
          fixture
              .app()
              .publish(fixture.tasks.definition("echo").task(List.of(TEXT), List.of("hello")));

      assertThat(runs.poll(10, TimeUnit.SECONDS))
          .containsExactly("hello", published.id(), 1, published.sequenceNumber().getAsLong(), 0L);
      fixture.awaitQuiet();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  //
  @Test
  void as_many_tasks_run_at_the_same_time_as_configured_and_never_more() throws Exception {
    int concurrency = 50;
    var together = new CyclicBarrier(concurrency);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "meet",
          (context, arguments) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            together.await(20, TimeUnit.SECONDS);
            running.decrementAndGet();
            return null;
          });
      fixture.with(fixture.config().concurrency(concurrency)).startWorker();

      for (int i = 0; i < 2 * concurrency; i++) {
        fixture.app().publish(fixture.tasks.task("meet"));
      }

      fixture.awaitQuiet();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
      assertThat(most).hasValue(concurrency);
    }
  }

  @Test
  void the_next_task_does_not_wait_until_the_last_one_is_settled() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      fixture
          .with(fixture.config().concurrency(1).shutdownGrace(Duration.ofMillis(100)))
          .startWorker();
      fixture.bus.faults().ignore(Operation.SETTLE, 1);

      fixture.app().publish(fixture.tasks.task("works"));
      fixture.app().publish(fixture.tasks.task("works"));

      Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> runs.get() == 2);
    }
  }

  @Test
  void no_more_messages_wait_to_be_settled_than_tasks_may_run() {
    int concurrency = 2;
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      fixture
          .with(fixture.config().concurrency(concurrency).shutdownGrace(Duration.ofMillis(100)))
          .startWorker();
      fixture.bus.faults().ignore(Operation.SETTLE, 1_000);

      for (int i = 0; i < 10; i++) {
        fixture.app().publish(fixture.tasks.task("works"));
      }

      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> runs.get() == 2 * concurrency);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isEqualTo(2 * concurrency);
      fixture.bus.faults().clear();
    }
  }

  @Test
  void a_task_is_not_run_before_its_delay_is_over() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("later", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();

      fixture
          .app()
          .publish(fixture.tasks.task("later"), PublishOptions.delayed(Duration.ofHours(1)));
      fixture.bus.advance(Duration.ofMinutes(59));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
      assertThat(runs).hasValue(0);

      fixture.bus.advance(Duration.ofMinutes(1));
      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3_600})
  void the_lock_is_renewed_while_a_task_runs_longer_than_it_whatever_the_clocks(long ahead) {
    var runs = new AtomicInteger();
    try (var fixture =
        new WorkerFixture(queue -> queue.lockDuration(LOCK), Duration.ofSeconds(ahead))) {
      var release = new CountDownLatch(1);
      fixture.tasks.add(
          "slow",
          (context, arguments) -> {
            runs.incrementAndGet();
            release.await();
            return context.isCancelled() ? TaskResult.failure("lock lost") : null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("slow"));

      Awaitility.await().until(() -> runs.get() == 1);

      for (int halves = 1; halves <= 4; halves++) {
        int renewals = halves;
        fixture.advance(LOCK.dividedBy(2));
        Awaitility.await().until(() -> fixture.app().health().lockRenewals() >= renewals);
        assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isZero();
      }
      release.countDown();

      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void a_task_whose_lock_is_lost_publishes_nothing() throws Exception {
    var cancelled = new LinkedBlockingQueue<Boolean>();
    var firstRuns = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var callbacks = new AtomicInteger();
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add("next", (context, arguments) -> callbacks.incrementAndGet());
      fixture.tasks.add(
          "loser",
          (context, arguments) -> {
            if (context.deliveryCount() == 0) {
              firstRuns.countDown();
              release.await();
              cancelled.add(context.isCancelled());
            }
            return null;
          });
      fixture.with(fixture.config().maxLockRenewal(Duration.ZERO)).startWorker();
      fixture.app().publish(fixture.tasks.task("loser").onSuccess(fixture.tasks.task("next")));
      firstRuns.await();

      fixture.advance(LOCK);
      Awaitility.await().until(() -> callbacks.get() == 1);
      release.countDown();

      assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isNotNull();
      fixture.app().stop();
      fixture.awaitQuiet();
      assertThat(callbacks).hasValue(1);
    }
  }

  @Test
  void a_failing_task_whose_lock_is_lost_is_not_taken_for_dead_lettered() throws Exception {
    var firstRuns = new CountDownLatch(1);
    var secondDone = new CountDownLatch(1);
    var callbacks = new AtomicInteger();
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add("failed", (context, arguments) -> callbacks.incrementAndGet());
      fixture.tasks.add(
          "loser",
          (context, arguments) -> {
            if (context.deliveryCount() > 0) {
              secondDone.countDown();
              return null;
            }
            firstRuns.countDown();
            secondDone.await();
            throw new IllegalStateException("too late");
          });
      fixture.with(fixture.config().maxLockRenewal(Duration.ZERO)).startWorker();
      fixture.app().publish(fixture.tasks.task("loser").onFailure(fixture.tasks.task("failed")));
      firstRuns.await();

      fixture.advance(LOCK);

      fixture.awaitQuiet();
      fixture.app().stop();
      assertThat(callbacks).hasValue(0);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  //
  @Test
  void a_stop_lets_running_tasks_finish_within_the_grace_time() throws Exception {
    var running = new CountDownLatch(3);
    var release = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "slow",
          (context, arguments) -> {
            running.countDown();
            release.await();
            return null;
          });
      fixture.startWorker();
      publishThree(fixture);
      running.await();

      CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.app()::stop);
      release.countDown();
      stop.get(8, TimeUnit.SECONDS);

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  //
  @Test
  void a_stop_releases_what_does_not_finish_within_the_grace_time() throws Exception {
    var running = new CountDownLatch(3);
    var cancelled = new CountDownLatch(3);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "endless",
          (context, arguments) -> {
            running.countDown();
            try {
              new CountDownLatch(1).await();
            } finally {
              if (context.isCancelled()) {
                cancelled.countDown();
              }
            }
            return null;
          });
      fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(500))).startWorker();
      publishThree(fixture);
      running.await();

      fixture.app().stop();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(3);
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void publishThree(WorkerFixture fixture) {
    String name = fixture.tasks.registry().handlers().get(0).definitions().get(0).name();
    for (int i = 0; i < 3; i++) {
      fixture.app().publish(fixture.tasks.task(name));
    }
  }

  //
  @Test
  void after_a_stop_begins_idle_slots_take_no_message() throws Exception {
    var running = new CountDownLatch(1);
    Set<Long> deliveryCounts = ConcurrentHashMap.newKeySet();
    try (var fixture = new WorkerFixture(queue -> queue.maxDeliveryCount(3))) {
      fixture.tasks.add(
          "endless",
          (context, arguments) -> {
            deliveryCounts.add(context.deliveryCount());
            running.countDown();
            new CountDownLatch(1).await();
            return null;
          });
      fixture
          .with(fixture.config().concurrency(4).shutdownGrace(Duration.ofMillis(300)))
          .startWorker();
      fixture.app().publish(fixture.tasks.task("endless"));
      running.await();

      fixture.app().stop();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1);
      assertThat(deliveryCounts).containsExactly(0L);
    }
  }

  @Test
  void a_worker_can_be_stopped_twice_and_started_again() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      fixture.app().stop();
      fixture.app().stop();
      fixture.app().publish(fixture.tasks.task("count"));
      assertThat(runs).hasValue(0);

      fixture.startWorker();

      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void a_worker_does_not_start_on_a_queue_that_is_not_there() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(fixture.config().queueName("misspelt"));

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("misspelt")
          .hasMessageContaining("localhost:" + fixture.bus.port());
    }
  }

  @Test
  void a_worker_does_not_start_where_nobody_listens() throws Exception {
    // Bound, so that no other broker is given the port meanwhile; but nobody listens on it.
    try (var socket = new Socket();
        var fixture = new WorkerFixture()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int freePort = socket.getLocalPort();
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(
          fixture
              .config()
              .connectionString(
                  fixture.bus.connectionString().replace(":" + fixture.bus.port(), ":" + freePort))
              .startTimeout(Duration.ofMillis(300)));

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("localhost:" + freePort);
    }
  }

  @Test
  void a_worker_without_tasks_does_not_start_and_says_why() {
    try (var fixture = new WorkerFixture()) {
      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no tasks are registered")
          .hasMessageContaining("annotationProcessorPaths");
    }
  }

  @Test
  void two_tasks_of_one_name_stop_the_start() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("same", (context, arguments) -> null);
      fixture.tasks.add(
          TaskDefinition.builder("other", "com.example.Other.task", Object.class)
              .aliases("same")
              .build(),
          (context, arguments) -> null);

      assertThatThrownBy(fixture.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'same'")
          .hasMessageContaining("com.example.Other.task")
          .hasMessageContaining("HandWrittenTasks.same");
    }
  }

  // I-12
  @Test
  void a_task_is_also_found_by_its_alias() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          HandWrittenTasks.define("renamed").aliases("old").build(),
          (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      fixture.send(Envelopes.of("old", "[]", "{}"));

      fixture.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void two_hundred_tasks_run_exactly_once_each() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "count",
          (context, arguments) -> {
            ids.add(context.taskId());
            return runs.incrementAndGet();
          });
      fixture.startWorker();

      CompletableFuture<?>[] published = new CompletableFuture<?>[200];
      for (int i = 0; i < published.length; i++) {
        published[i] = fixture.app().publishAsync(fixture.tasks.task("count"));
      }
      CompletableFuture.allOf(published).join();

      fixture.awaitQuiet();
      assertThat(runs).hasValue(200);
      assertThat(ids).hasSize(200);
    }
  }

  @Test
  void a_message_id_is_the_task_id() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "fails",
          (context, arguments) -> {
            throw new IllegalStateException("no");
          });
      fixture.startWorker();
      Task published = fixture.app().publish(fixture.tasks.task("fails"));

      ServiceBusReceivedMessage message = fixture.deadLetter();

      assertThat(message.getMessageId()).isEqualTo(published.id());
    }
  }
}
