package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.SEND;
import static io.boilermaker.broker.Faults.Operation.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers with much to do, or with tasks that are hard on them. */
@Timeout(180)
class LoadTest {

  private static final Duration SOON = Duration.ofSeconds(120);

  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

  private void ran(TaskContext context) {
    runs.computeIfAbsent(context.taskId(), id -> new AtomicInteger()).incrementAndGet();
  }

  @Test
  void a_burst_of_prefetched_messages_overflows_nothing_R_02() {
    int count = 2_000;
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "small",
          (context, arguments) -> {
            ran(context);
            Thread.sleep(1);
            return null;
          });
      publishAll(fixture, "small", count);
      fixture.with(fixture.config().concurrency(2).prefetch(200)).startWorker();

      awaitEmpty(fixture);
      assertThat(runs).hasSize(count);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void no_message_that_waited_past_its_lock_in_the_buffer_is_run_R_08() {
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(Duration.ofSeconds(2)))) {
      fixture.tasks.add(
          "slow",
          (context, arguments) -> {
            ran(context);
            Thread.sleep(1_500);
            return null;
          });
      publishAll(fixture, "slow", 8);
      fixture.with(fixture.config().concurrency(1).prefetch(10)).startWorker();

      awaitEmpty(fixture);
      assertThat(runs).hasSize(8);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  @Test
  void tasks_that_use_up_all_cores_lose_no_lock_R_10() {
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(Duration.ofSeconds(3)))) {
      fixture.tasks.add(
          "spin",
          (context, arguments) -> {
            ran(context);
            long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            return null;
          });
      fixture.with(fixture.config().concurrency(16)).startWorker();
      publishAll(fixture, "spin", 16);

      awaitEmpty(fixture);
      assertThat(runs).hasSize(16);
      assertThat(runs.values()).allMatch(n -> n.get() == 1);
      assertThat(fixture.app().health().lockRenewals()).isGreaterThanOrEqualTo(16);
    }
  }

  @Test
  void a_task_that_is_always_longer_than_its_lock_is_renewed_ends_as_a_dead_letter_R_12() {
    try (var fixture =
        new WorkerFixture(queue -> queue.lockDuration(Duration.ofSeconds(1)).maxDeliveryCount(3))) {
      fixture.tasks.add(
          "long",
          (context, arguments) -> {
            ran(context);
            while (!context.isCancelled()) {
              Thread.sleep(20);
            }
            Thread.sleep(1_000);
            return null;
          });
      fixture.with(fixture.config().maxLockRenewal(Duration.ofSeconds(1))).startWorker();
      publishAll(fixture, "long", 1);

      assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
      assertThat(runs.values()).singleElement().matches(n -> n.get() == 3);
    }
  }

  @Test
  void a_queue_with_duplicate_detection_drops_the_second_callback_of_a_step_run_twice_R_18() {
    Set<Long> children = ConcurrentHashMap.newKeySet();
    try (var fixture =
        WorkerFixture.withTransactions(
            false,
            queue ->
                queue
                    .lockDuration(Duration.ofSeconds(2))
                    .duplicateDetection(Duration.ofMinutes(10)))) {
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
      Awaitility.await()
          .atMost(SOON)
          .until(() -> runs.values().stream().anyMatch(n -> n.get() == 2));
      fixture.bus.faults().clear();

      awaitEmpty(fixture);
      assertThat(children).hasSize(1);
    }
  }

  @Test
  void nothing_is_in_flight_when_all_is_done_however_it_went_R_25() {
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

  @Test
  void a_worker_does_not_start_on_a_port_that_swallows_everything_O_03() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.bus.faults().freeze(Duration.ofSeconds(10));

      assertThatThrownBy(
              () ->
                  fixture.with(fixture.config().startTimeout(Duration.ofSeconds(2))).startWorker())
          .hasMessageContaining("no connection to queue 'tasks' at localhost")
          .hasMessageContaining("5671");
    }
  }

  @Test
  void twenty_thousand_messages_that_are_no_tasks_leave_nothing_behind_R_29() throws Exception {
    int count = 20_000;
    try (var fixture = new WorkerFixture(queue -> QueueSpec.named(WorkerFixture.QUEUE))) {
      var done = new CountDownLatch(1);
      fixture.tasks.add(
          "last",
          (context, arguments) -> {
            done.countDown();
            return null;
          });
      fixture.startWorker();
      int threads = Thread.activeCount();
      for (int i = 0; i < count; i += 1_000) {
        fixture.sendBatch(IntStream.range(0, 1_000).mapToObj(n -> "not a task " + n).toList());
      }
      fixture.app().publish(fixture.tasks.task("last"));
      done.await();
      Awaitility.await()
          .atMost(SOON)
          .until(() -> fixture.bus.counts(WorkerFixture.QUEUE).deadLettered() == count);

      assertThat(fixture.app().health().inFlight()).isZero();
      assertThat(fixture.app().health().deadLettered()).isEqualTo(count);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 20);
    }
  }

  private static void publishAll(WorkerFixture fixture, String name, int count) {
    List<Task> tasks = IntStream.range(0, count).mapToObj(i -> fixture.tasks.task(name)).toList();
    assertThat(fixture.app().publishAll(tasks)).allMatch(PublishResult::isPublished);
  }

  private static void awaitEmpty(WorkerFixture fixture) {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              var counts = fixture.bus.counts(WorkerFixture.QUEUE);
              return counts.active() + counts.locked() + counts.scheduled() == 0;
            });
  }
}
