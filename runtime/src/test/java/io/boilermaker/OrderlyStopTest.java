package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop leaves no message locked, counts nothing, and settles what has ended. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class OrderlyStopTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger counted = new AtomicInteger();

  private Object count(TaskContext context) {
    runs.computeIfAbsent(context.taskId(), id -> new AtomicInteger()).incrementAndGet();
    counted.addAndGet((int) context.deliveryCount());
    begun.incrementAndGet();
    return null;
  }

  // N-R27
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 120",
    "0, 300",
    "20, 0",
    "20, 120",
    "20, 300",
    "200, 0",
    "200, 120",
    "200, 300"
  })
  void stops_under_load_lock_nothing_and_count_nothing(int prefetch, int latency) throws Exception {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      publish(fixture, 400);
      var isLoaded = new AtomicBoolean(true);
      CompletableFuture<Integer> load =
          CompletableFuture.supplyAsync(() -> publishWhile(fixture, isLoaded));
      fixture.bus.faults().delay(Duration.ofMillis(latency));

      for (int stops = 0; stops < 4; stops++) {
        Boilermaker<Object> app = fixture.build(fixture.config().concurrency(4).prefetch(prefetch));
        int before = begun.get();
        app.start();
        Awaitility.await().atMost(SOON).until(() -> begun.get() >= before + 8);

        app.close();

        assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isZero();
      }
      isLoaded.set(false);
      int published = 400 + load.get();
      fixture.bus.faults().clear();
      fixture.with(fixture.config().concurrency(16)).startWorker();
      fixture.awaitQuiet();

      assertThat(runs).hasSize(published);
      assertThat(begun).hasValue(published);
      assertThat(counted).hasValue(0);
    }
  }

  private static int publishWhile(WorkerFixture fixture, AtomicBoolean isLoaded) {
    int published = 0;
    try (Boilermaker<Object> app = fixture.build(fixture.config())) {
      while (isLoaded.get()) {
        app.publish(fixture.tasks.task("count"));
        published++;
      }
    }
    return published;
  }

  private static void publish(WorkerFixture fixture, int tasks) {
    try (Boilermaker<Object> app = fixture.build(fixture.config())) {
      app.publishAll(IntStream.range(0, tasks).mapToObj(i -> fixture.tasks.task("count")).toList());
    }
  }

  // N-R27
  @ParameterizedTest
  @ValueSource(ints = {0, 20, 200})
  void a_stop_of_a_worker_that_has_not_asked_for_transactions_yet_counts_nothing(int prefetch)
      throws Exception {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      publish(fixture, 40);
      // Its messages are here at once; the answers that it waits for, much later.
      fixture.bus.faults().delay(Duration.ofMillis(300));
      Boilermaker<Object> app = fixture.build(fixture.config().concurrency(4).prefetch(prefetch));
      CompletableFuture<Void> start = CompletableFuture.runAsync(app::start);
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).locked() > 0);

      app.close();
      start.get();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isZero();
      assertThat(fixture.bus.peek(WorkerFixture.QUEUE))
          .allSatisfy(message -> assertThat(message.deliveryCount()).isZero());
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total() + begun.get()).isEqualTo(40);
    }
  }

  // N-R27
  @ParameterizedTest
  @ValueSource(ints = {0, 20, 200})
  void what_waits_behind_a_task_is_released_at_once(int prefetch) throws Exception {
    var release = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "count",
          (context, arguments) -> {
            count(context);
            release.await();
            return null;
          });
      publish(fixture, 30);
      fixture.with(fixture.config().concurrency(1).prefetch(prefetch)).startWorker();
      int taken = Math.min(1 + prefetch, 30);
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).locked() == taken);
      Awaitility.await().until(() -> begun.get() == 1);

      CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.app()::stop);
      Awaitility.await().until(() -> !fixture.app().health().ready());
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).active() == 29);
      release.countDown();
      stop.get();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isEqualTo(29);
      assertThat(begun).hasValue(1);
      assertThat(fixture.bus.peek(WorkerFixture.QUEUE))
          .allSatisfy(message -> assertThat(message.deliveryCount()).isZero());
    }
  }

  // N-R26
  @ParameterizedTest
  @ValueSource(longs = {300, 2_000})
  void a_settlement_under_way_is_waited_for(long latency) throws Exception {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      fixture.tasks.add("failing", (context, arguments) -> fail(context));
      fixture.with(fixture.config().concurrency(10)).startWorker();
      for (int i = 0; i < 5; i++) {
        fixture.app().publish(fixture.tasks.task("count").onSuccess(fixture.tasks.task("count")));
      }
      fixture.awaitQuiet();
      begun.set(0);

      List<Task> tasks =
          IntStream.range(0, 9).mapToObj(i -> fixture.tasks.task("failing")).toList();
      fixture.bus.faults().delay(Duration.ofMillis(latency));
      fixture.app().publishAll(tasks);
      Awaitility.await().atMost(SOON).until(() -> begun.get() == 9);

      fixture.app().stop();

      assertThat(begun).hasValue(9);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isEqualTo(9);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isEqualTo(9);
    }
  }

  private Object fail(TaskContext context) {
    count(context);
    return TaskResult.failure("no");
  }

  // N-R26
  @Test
  void answers_that_come_after_the_grace_time_find_their_messages_settled_once() throws Exception {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> count(context));
      fixture
          .with(fixture.config().concurrency(4).shutdownGrace(Duration.ofMillis(200)))
          .startWorker();
      fixture.bus.faults().loseAnswer(SETTLE, 4);
      for (int i = 0; i < 4; i++) {
        fixture.app().publish(fixture.tasks.task("count"));
      }
      Awaitility.await().until(() -> begun.get() == 4);

      fixture.app().stop();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
      assertThat(begun).hasValue(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "20, true", "0, false", "20, false"})
  void a_stop_while_links_are_opened_again_settles_what_has_ended_and_locks_nothing(
      int prefetch, boolean wholeConnection) throws Exception {
    var release = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "count",
          (context, arguments) -> {
            count(context);
            release.await();
            return null;
          });
      publish(fixture, 30);
      fixture.with(fixture.config().concurrency(4).prefetch(prefetch)).startWorker();
      Awaitility.await().until(() -> begun.get() == 4);
      if (wholeConnection) {
        fixture.bus.faults().dropConnections();
      } else {
        fixture.bus.faults().closeLinks("amqp:link:detach-forced", "Closed by the test.");
      }

      CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.app()::stop);
      Awaitility.await().until(() -> !fixture.app().health().ready());
      release.countDown();
      stop.get();

      assertThat(begun).hasValue(4);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isZero();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isEqualTo(26);
    }
  }
}
