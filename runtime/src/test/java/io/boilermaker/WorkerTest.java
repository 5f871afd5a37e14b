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
import java.time.Clock;
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

  @Test
  void a_published_task_runs_with_its_arguments_and_is_completed() throws Exception {
    BlockingQueue<List<Object>> runs = new LinkedBlockingQueue<>();
    try (var bench = new Bench()) {
      bench.tasks.add(
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
      bench.startWorker();

      Task published =
          bench.app().publish(bench.tasks.definition("echo").task(List.of(TEXT), List.of("hello")));

      assertThat(runs.poll(10, TimeUnit.SECONDS))
          .containsExactly("hello", published.id(), 1, published.sequenceNumber().getAsLong(), 0L);
      bench.awaitQuiet();
      assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
    }
  }

  @Test
  void as_many_tasks_run_at_the_same_time_as_configured_and_never_more_R_30() throws Exception {
    int concurrency = 50;
    var together = new CyclicBarrier(concurrency);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add(
          "meet",
          (context, arguments) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            together.await(20, TimeUnit.SECONDS);
            running.decrementAndGet();
            return null;
          });
      bench.with(bench.config().concurrency(concurrency)).startWorker();

      for (int i = 0; i < 2 * concurrency; i++) {
        bench.app().publish(bench.tasks.task("meet"));
      }

      bench.awaitQuiet();
      assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isZero();
      assertThat(most).hasValue(concurrency);
    }
  }

  @Test
  void the_next_task_does_not_wait_until_the_last_one_is_settled() {
    var runs = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      bench.with(bench.config().concurrency(1)).startWorker();
      bench.bus.faults().ignore(Operation.SETTLE, 1);

      bench.app().publish(bench.tasks.task("works"));
      bench.app().publish(bench.tasks.task("works"));

      Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> runs.get() == 2);
    }
  }

  @Test
  void no_more_messages_wait_to_be_settled_than_tasks_may_run() {
    int concurrency = 2;
    var runs = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
      bench.with(bench.config().concurrency(concurrency)).startWorker();
      bench.bus.faults().ignore(Operation.SETTLE, 1_000);

      for (int i = 0; i < 10; i++) {
        bench.app().publish(bench.tasks.task("works"));
      }

      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> runs.get() == 2 * concurrency);
      assertThat(bench.bus.counts(Bench.QUEUE).locked()).isEqualTo(2 * concurrency);
      bench.bus.faults().clear();
    }
  }

  @Test
  void a_task_is_not_run_before_its_delay_is_over() {
    var runs = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add("later", (context, arguments) -> runs.incrementAndGet());
      bench.startWorker();

      bench.app().publish(bench.tasks.task("later"), PublishOptions.delayed(Duration.ofHours(1)));
      bench.bus.advance(Duration.ofMinutes(59));
      assertThat(bench.bus.counts(Bench.QUEUE).scheduled()).isEqualTo(1);
      assertThat(runs).hasValue(0);

      bench.bus.advance(Duration.ofMinutes(1));
      bench.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3_600})
  void the_lock_is_renewed_while_a_task_runs_longer_than_it_whatever_the_clocks(long ahead) {
    var runs = new AtomicInteger();
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead));
    try (var bench = new Bench(queue -> queue.lockDuration(Duration.ofSeconds(2)), clock)) {
      var release = new CountDownLatch(1);
      bench.tasks.add(
          "slow",
          (context, arguments) -> {
            runs.incrementAndGet();
            release.await();
            return context.isCancelled() ? TaskResult.failure("lock lost") : null;
          });
      bench.startWorker();
      bench.app().publish(bench.tasks.task("slow"));

      Awaitility.await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(10))
          .until(() -> bench.bus.counts(Bench.QUEUE).active() == 0 || runs.get() == 0);
      release.countDown();

      bench.awaitQuiet();
      assertThat(runs).hasValue(1);
      assertThat(bench.bus.counts(Bench.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void a_task_whose_lock_is_lost_is_told_and_publishes_nothing() throws Exception {
    var cancelled = new LinkedBlockingQueue<Boolean>();
    var firstRuns = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var callbacks = new AtomicInteger();
    try (var bench = new Bench(queue -> queue.lockDuration(Duration.ofSeconds(1)))) {
      bench.tasks.add("next", (context, arguments) -> callbacks.incrementAndGet());
      bench.tasks.add(
          "loser",
          (context, arguments) -> {
            if (context.deliveryCount() == 0) {
              firstRuns.countDown();
              release.await();
              cancelled.add(context.isCancelled());
            }
            return null;
          });
      bench.with(bench.config().maxLockRenewal(Duration.ZERO)).startWorker();
      bench.app().publish(bench.tasks.task("loser").onSuccess(bench.tasks.task("next")));
      firstRuns.await();

      bench.bus.advance(Duration.ofSeconds(2));
      Awaitility.await().until(() -> callbacks.get() == 1);
      release.countDown();

      assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isNotNull();
      bench.app().stop();
      bench.awaitQuiet();
      assertThat(callbacks).hasValue(1);
    }
  }

  @Test
  void a_failing_task_whose_lock_is_lost_is_not_taken_for_dead_lettered() throws Exception {
    var firstRuns = new CountDownLatch(1);
    var secondDone = new CountDownLatch(1);
    var callbacks = new AtomicInteger();
    try (var bench = new Bench(queue -> queue.lockDuration(Duration.ofSeconds(1)))) {
      bench.tasks.add("failed", (context, arguments) -> callbacks.incrementAndGet());
      bench.tasks.add(
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
      bench.with(bench.config().maxLockRenewal(Duration.ZERO)).startWorker();
      bench.app().publish(bench.tasks.task("loser").onFailure(bench.tasks.task("failed")));
      firstRuns.await();

      bench.bus.advance(Duration.ofSeconds(2));

      bench.awaitQuiet();
      bench.app().stop();
      assertThat(callbacks).hasValue(0);
      assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
    }
  }

  @Test
  void a_stop_lets_running_tasks_finish_within_the_grace_time_R_07() throws Exception {
    var running = new CountDownLatch(3);
    var release = new CountDownLatch(1);
    try (var bench = new Bench()) {
      bench.tasks.add(
          "slow",
          (context, arguments) -> {
            running.countDown();
            release.await();
            return null;
          });
      bench.startWorker();
      publishThree(bench);
      running.await();

      CompletableFuture<Void> stop = CompletableFuture.runAsync(bench.app()::stop);
      release.countDown();
      stop.get(8, TimeUnit.SECONDS);

      assertThat(bench.bus.counts(Bench.QUEUE).total()).isZero();
    }
  }

  @Test
  void a_stop_gives_back_what_does_not_finish_within_the_grace_time_R_07() throws Exception {
    var running = new CountDownLatch(3);
    var cancelled = new CountDownLatch(3);
    try (var bench = new Bench()) {
      bench.tasks.add(
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
      bench.with(bench.config().shutdownGrace(Duration.ofMillis(500))).startWorker();
      publishThree(bench);
      running.await();

      bench.app().stop();

      assertThat(bench.bus.counts(Bench.QUEUE).active()).isEqualTo(3);
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void publishThree(Bench bench) {
    String name = bench.tasks.registry().handlers().get(0).definitions().get(0).name();
    for (int i = 0; i < 3; i++) {
      bench.app().publish(bench.tasks.task(name));
    }
  }

  @Test
  void after_a_stop_begins_idle_slots_take_no_message_R_06() throws Exception {
    var running = new CountDownLatch(1);
    Set<Long> deliveryCounts = ConcurrentHashMap.newKeySet();
    try (var bench = new Bench(queue -> queue.maxDeliveryCount(3))) {
      bench.tasks.add(
          "endless",
          (context, arguments) -> {
            deliveryCounts.add(context.deliveryCount());
            running.countDown();
            new CountDownLatch(1).await();
            return null;
          });
      bench.with(bench.config().concurrency(4).shutdownGrace(Duration.ofMillis(300))).startWorker();
      bench.app().publish(bench.tasks.task("endless"));
      running.await();

      bench.app().stop();

      assertThat(bench.bus.counts(Bench.QUEUE).active()).isEqualTo(1);
      assertThat(deliveryCounts).containsExactly(0L);
    }
  }

  @Test
  void a_worker_can_be_stopped_twice_and_started_again() {
    var runs = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      bench.startWorker();
      bench.app().stop();
      bench.app().stop();
      bench.app().publish(bench.tasks.task("count"));
      assertThat(runs).hasValue(0);

      bench.startWorker();

      bench.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void a_worker_does_not_start_on_a_queue_that_is_not_there() {
    try (var bench = new Bench()) {
      bench.tasks.add("any", (context, arguments) -> null);
      bench.with(bench.config().queueName("misspelt"));

      assertThatThrownBy(bench.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("misspelt")
          .hasMessageContaining("localhost:" + bench.bus.port());
    }
  }

  @Test
  void a_worker_does_not_start_where_nobody_listens() throws Exception {
    // Bound, so that no other broker is given the port meanwhile; but nobody listens on it.
    try (var socket = new Socket();
        var bench = new Bench()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int freePort = socket.getLocalPort();
      bench.tasks.add("any", (context, arguments) -> null);
      bench.with(
          bench
              .config()
              .connectionString(
                  bench.bus.connectionString().replace(":" + bench.bus.port(), ":" + freePort))
              .startTimeout(Duration.ofSeconds(2)));

      assertThatThrownBy(bench.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("localhost:" + freePort);
    }
  }

  @Test
  void a_worker_without_tasks_does_not_start_and_says_why() {
    try (var bench = new Bench()) {
      assertThatThrownBy(bench.app()::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no tasks are registered")
          .hasMessageContaining("annotationProcessorPaths");
    }
  }

  @Test
  void two_tasks_of_one_name_stop_the_start() {
    try (var bench = new Bench()) {
      bench.tasks.add("same", (context, arguments) -> null);
      bench.tasks.add(
          TaskDefinition.builder("other", "com.example.Other.task", Object.class)
              .aliases("same")
              .build(),
          (context, arguments) -> null);

      assertThatThrownBy(bench.app()::start)
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
    try (var bench = new Bench()) {
      bench.tasks.add(
          HandWrittenTasks.define("renamed").aliases("old").build(),
          (context, arguments) -> runs.incrementAndGet());
      bench.startWorker();
      bench.send(Envelopes.of("old", "[]", "{}"));

      bench.awaitQuiet();
      assertThat(runs).hasValue(1);
    }
  }

  @Test
  void two_hundred_tasks_run_exactly_once_each() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    var runs = new AtomicInteger();
    try (var bench = new Bench()) {
      bench.tasks.add(
          "count",
          (context, arguments) -> {
            ids.add(context.taskId());
            return runs.incrementAndGet();
          });
      bench.startWorker();

      CompletableFuture<?>[] published = new CompletableFuture<?>[200];
      for (int i = 0; i < published.length; i++) {
        published[i] = bench.app().publishAsync(bench.tasks.task("count"));
      }
      CompletableFuture.allOf(published).join();

      bench.awaitQuiet();
      assertThat(runs).hasValue(200);
      assertThat(ids).hasSize(200);
    }
  }

  @Test
  void a_message_id_is_the_task_id() {
    try (var bench = new Bench()) {
      bench.tasks.add(
          "fails",
          (context, arguments) -> {
            throw new IllegalStateException("no");
          });
      bench.startWorker();
      Task published = bench.app().publish(bench.tasks.task("fails"));

      ServiceBusReceivedMessage message = bench.deadLetter();

      assertThat(message.getMessageId()).isEqualTo(published.id());
    }
  }
}
