package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.SEND;
import static io.boilermaker.broker.Faults.Operation.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers with much to do, or with tasks that are hard on them. */
@Timeout(180)
class LoadTest {

  private static final Duration SOON = Duration.ofSeconds(120);

  /** Long enough to outlast real time, since tests move the time that counts. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

  private void ran(TaskContext context) {
    runs.computeIfAbsent(context.taskId(), id -> new AtomicInteger()).incrementAndGet();
  }

  //
  @Test
  void a_burst_of_prefetched_messages_overflows_nothing() {
    int count = 2_000;
    int prefetch = 200;
    var full = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "small",
          (context, arguments) -> {
            ran(context);
            full.await();
            return null;
          });
      publishAll(fixture, "small", count);
      fixture.with(fixture.config().concurrency(2).prefetch(prefetch)).startWorker();
      Awaitility.await()
          .atMost(SOON)
          .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).locked() >= prefetch);
      full.countDown();

      awaitEmpty(fixture);
      assertThat(runs).hasSize(count);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  //
  @Test
  void no_message_that_waited_past_its_lock_in_the_buffer_is_run() {
    int count = 16;
    Set<Long> deliveryCounts = ConcurrentHashMap.newKeySet();
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add(
          "slow",
          (context, arguments) -> {
            ran(context);
            deliveryCounts.add(context.deliveryCount());
            // The lock of the task before must not end while its message is being settled.
            Awaitility.await().atMost(SOON).until(() -> fixture.app().health().inFlight() == 1);
            // Shorter than what is left of the lock when a task begins, so it needs no renewal.
            fixture.advance(LOCK.multipliedBy(9).dividedBy(20));
            return null;
          });
      publishAll(fixture, "slow", count);
      fixture.with(fixture.config().concurrency(1).prefetch(10)).startWorker();

      awaitEmpty(fixture);
      assertThat(runs).hasSize(count);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(deliveryCounts).as("some have waited past a lock").hasSizeGreaterThan(1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  //
  @Test
  void tasks_that_use_up_all_cores_lose_no_lock() {
    int count = 16;
    var spinning = new AtomicBoolean(true);
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add(
          "spin",
          (context, arguments) -> {
            ran(context);
            while (spinning.get()) {
              Thread.onSpinWait();
            }
            return null;
          });
      fixture.with(fixture.config().concurrency(count)).startWorker();
      publishAll(fixture, "spin", count);
      // Virtual threads that spin keep the others of the worker from starting.
      int atLeast = Math.min(count, Runtime.getRuntime().availableProcessors());
      Awaitility.await()
          .atMost(SOON)
          .until(() -> fixture.app().health().inFlight() == count && runs.size() >= atLeast);
      for (int halves = 1; halves <= 3; halves++) {
        int renewals = halves * count;
        fixture.advance(LOCK.dividedBy(2));
        Awaitility.await()
            .atMost(SOON)
            .until(() -> fixture.app().health().lockRenewals() >= renewals);
      }
      spinning.set(false);

      awaitEmpty(fixture);
      assertThat(runs).hasSize(count);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(fixture.app().health().lockRenewals()).isGreaterThanOrEqualTo(count);
    } finally {
      spinning.set(false);
    }
  }

  //
  @Test
  void a_task_that_is_always_longer_than_its_lock_is_renewed_ends_as_a_dead_letter() {
    int deliveries = 3;
    var end = new CountDownLatch(1);
    try (var fixture =
        new WorkerFixture(queue -> queue.lockDuration(LOCK).maxDeliveryCount(deliveries))) {
      fixture.tasks.add(
          "long",
          (context, arguments) -> {
            ran(context);
            end.await();
            return null;
          });
      fixture.with(fixture.config().maxLockRenewal(LOCK)).startWorker();
      publishAll(fixture, "long", 1);
      for (int delivery = 1; delivery <= deliveries; delivery++) {
        int run = delivery;
        Awaitility.await()
            .atMost(SOON)
            .until(() -> runs.values().stream().mapToInt(AtomicInteger::get).sum() == run);
        fixture.advance(LOCK.dividedBy(2));
        Awaitility.await().atMost(SOON).until(() -> fixture.app().health().lockRenewals() == run);
        fixture.advance(LOCK);
      }

      assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
      assertThat(runs.values()).singleElement().matches(n -> n.get() == deliveries);
      end.countDown();
    }
  }

  //
  @Test
  void a_queue_with_duplicate_detection_drops_the_second_callback_of_a_step_run_twice() {
    Set<Long> children = ConcurrentHashMap.newKeySet();
    try (var fixture =
        WorkerFixture.withTransactions(
            false, queue -> queue.lockDuration(LOCK).duplicateDetection(Duration.ofMinutes(10)))) {
      fixture.tasks.add("child", (context, arguments) -> children.add(context.sequenceNumber()));
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            ran(context);
            return null;
          });
      fixture.startWorker();
      // The parent's message is not completed, though its callback is published.
      fixture.bus.faults().refuse(SETTLE, 1_000, "amqp:not-allowed");
      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      Awaitility.await().atMost(SOON).until(() -> children.size() == 1);
      fixture.advance(LOCK);
      Awaitility.await()
          .atMost(SOON)
          .until(() -> runs.values().stream().anyMatch(n -> n.get() == 2));
      fixture.bus.faults().clear();

      // The SDK gets no answer when it abandons a message whose completion was refused.
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                fixture.advance(LOCK.dividedBy(10));
                return isEmpty(fixture);
              });
      assertThat(children).hasSize(1);
    }
  }

  //
  @Test
  void nothing_is_in_flight_when_all_is_done_however_it_went() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("child", (context, arguments) -> null);
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            ran(context);
            return null;
          });
      fixture.startWorker();
      String twice = Envelopes.of("parent", "[]", "{}");
      fixture.send(twice);
      fixture.send(twice);
      for (int i = 0; i < 20; i++) {
        fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      }
      fixture.bus.faults().refuse(SEND, 5, "amqp:resource-limit-exceeded");

      awaitEmpty(fixture);
      Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
      fixture.app().stop();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
    }
  }

  // O-03
  @Test
  void a_worker_does_not_start_on_a_port_that_swallows_everything() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.bus.faults().freeze(Duration.ofSeconds(10));

      assertThatThrownBy(
              () ->
                  fixture.with(fixture.config().startTimeout(Duration.ofMillis(300))).startWorker())
          .hasMessageContaining("no connection to queue 'tasks' at localhost")
          .hasMessageContaining("5671");
    }
  }

  //
  @Test
  void twenty_thousand_messages_that_are_no_tasks_leave_nothing_behind() throws Exception {
    int count = 20_000;
    int batch = 1_000;
    try (var fixture = new WorkerFixture()) {
      var done = new CountDownLatch(1);
      fixture.tasks.add(
          "last",
          (context, arguments) -> {
            done.countDown();
            return null;
          });
      fixture.startWorker();
      sendNoTasks(fixture, batch);
      awaitDeadLettered(fixture, batch);
      // By now each thread that the work needs has started.
      int threads = Thread.activeCount();
      for (int sent = batch; sent < count; sent += batch) {
        sendNoTasks(fixture, batch);
      }
      fixture.app().publish(fixture.tasks.task("last"));
      done.await();
      awaitDeadLettered(fixture, count);

      Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
      assertThat(fixture.app().health().deadLettered()).isEqualTo(count);
      // Each batch had a client of its own, whose thread ends some time after its close.
      Awaitility.await()
          .untilAsserted(() -> assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 20));
    }
  }

  private static void sendNoTasks(WorkerFixture fixture, int count) {
    fixture.sendBatch(IntStream.range(0, count).mapToObj(n -> "not a task " + n).toList());
  }

  private static void awaitDeadLettered(WorkerFixture fixture, int count) {
    Awaitility.await()
        .atMost(SOON)
        .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).deadLettered() == count);
  }

  private static void publishAll(WorkerFixture fixture, String name, int count) {
    List<Task> tasks = IntStream.range(0, count).mapToObj(i -> fixture.tasks.task(name)).toList();
    assertThat(fixture.app().publishAll(tasks)).allMatch(PublishResult::isPublished);
  }

  private static void awaitEmpty(WorkerFixture fixture) {
    Awaitility.await().atMost(SOON).until(() -> isEmpty(fixture));
  }

  private static boolean isEmpty(WorkerFixture fixture) {
    var counts = fixture.bus.counts(WorkerFixture.QUEUE);
    return counts.active() + counts.locked() + counts.scheduled() == 0;
  }
}
