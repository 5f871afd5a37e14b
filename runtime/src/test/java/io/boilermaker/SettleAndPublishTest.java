package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.COMMIT;
import static io.boilermaker.broker.Faults.Operation.SEND;
import static io.boilermaker.broker.Faults.Operation.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import io.boilermaker.broker.Faults;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settlement of a message together with its follow-up. */
@Timeout(60)
class SettleAndPublishTest {

  /** Long enough to outlast real time, since tests move the time that counts. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  private final AtomicInteger parents = new AtomicInteger();
  private final AtomicInteger children = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callbacks_retries_and_dead_letters_are_the_same_with_and_without_transactions(
      boolean transactions) {
    try (var fixture = fixture(transactions, queue -> queue)) {
      fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            parents.incrementAndGet();
            if (context.attempt() < 3) {
              throw new RetryException("again", RetryPolicy.ofSeconds(5, 0, 0, RetryMode.FIXED));
            }
            return TaskResult.failure("for good");
          });
      fixture.startWorker();

      fixture.app().publish(fixture.tasks.task("parent").onFailure(fixture.tasks.task("child")));

      assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("TaskFailed");
      Awaitility.await().until(() -> children.get() == 1);
      assertThat(parents).hasValue(3);
      fixture.awaitQuiet();
      assertThat(fixture.app().health().retried()).isEqualTo(2);
      assertThat(fixture.app().health().deadLettered()).isEqualTo(1);
    }
  }

  @Test
  void a_commit_that_is_refused_is_made_up_for_without_another_run() {
    try (var fixture = family(true)) {
      fixture.bus.faults().refuse(COMMIT, 1, "amqp:transaction:rollback");

      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));

      Awaitility.await().until(() -> children.get() == 1);
      fixture.awaitQuiet();
      fixture.advance(LOCK);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(1);
      assertThat(children).hasValue(1);
      assertThat(fixture.app().health().succeeded()).isEqualTo(2);
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_has_happened_once_and_for_all() {
    try (var fixture = family(true)) {
      fixture.bus.faults().loseAnswer(COMMIT, 1);

      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));

      Awaitility.await().until(() -> children.get() == 1);
      Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(1);
      assertThat(children).hasValue(1);
    }
  }

  /** Its answer is missing, or says nothing of it, or the connection is lost with it. */
  @ParameterizedTest
  @ValueSource(strings = {"ignored", "busy", "lost connection"})
  void a_commit_that_did_not_happen_and_was_not_refused_costs_no_other_run(String how) {
    try (var fixture = family(true)) {
      Faults faults = fixture.bus.faults();
      if (how.equals("busy")) {
        faults.refuse(COMMIT, 1, "com.microsoft:server-busy");
      } else {
        faults.ignore(COMMIT, 1);
      }

      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      if (how.equals("lost connection")) {
        Awaitility.await().until(() -> parents.get() == 1);
        faults.dropConnections();
      }

      Awaitility.await().atMost(Duration.ofSeconds(50)).until(() -> children.get() == 1);
      fixture.awaitQuiet();
      fixture.advance(LOCK);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(1);
      assertThat(children).hasValue(1);
      assertThat(fixture.app().health().succeeded()).isEqualTo(2);
    }
  }

  @Test
  void a_follow_up_that_is_refused_for_a_while_is_published_without_another_run() throws Exception {
    var running = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (var fixture = fixture(true, queue -> queue)) {
      fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            parents.incrementAndGet();
            running.countDown();
            release.await();
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      running.await();
      fixture.bus.faults().refuse(SEND, 2, "com.microsoft:server-busy");
      release.countDown();

      Awaitility.await().until(() -> children.get() == 1);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(1);
    }
  }

  @Test
  void a_task_that_ends_while_its_worker_still_starts_is_settled_in_a_transaction_too() {
    try (var fixture = fixture(true, queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add("parent", (context, arguments) -> parents.incrementAndGet());
      fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
      Task parent = fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child"));
      try (Boilermaker<Object> publisher = fixture.build(fixture.config())) {
        publisher.publish(parent);
      }
      // The settlement fails, and with it the publication.
      fixture.bus.faults().refuse(SETTLE, 1, "com.microsoft:message-lock-lost");
      fixture.bus.faults().delay(Duration.ofMillis(300));

      fixture.startWorker();
      Awaitility.await().until(() -> parents.get() == 1);
      Awaitility.await().until(() -> fixture.app().health().inFlight() == 0);
      assertThat(children).hasValue(0);

      fixture.advance(LOCK);
      Awaitility.await().until(() -> children.get() == 1);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(2);
      assertThat(children).hasValue(1);
    }
  }

  @Test
  void a_follow_up_in_another_queue_is_published_before_its_message_is_settled() {
    try (var fixture = family(true)) {
      Task elsewhere =
          HandWrittenTasks.define("elsewhere")
              .queue(WorkerFixture.OTHER_QUEUE)
              .build()
              .task(List.of(), List.of());

      fixture.app().publish(fixture.tasks.task("parent").onSuccess(elsewhere));

      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.OTHER_QUEUE).active() == 1);
      fixture.awaitQuiet();
      assertThat(parents).hasValue(1);
    }
  }

  // O-15
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_deploy_costs_a_healthy_task_no_delivery_count_where_transactions_exist(
      boolean transactions) throws Exception {
    Queue<Long> deliveryCounts = new ConcurrentLinkedQueue<>();
    Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
    var release = new CountDownLatch(1);
    try (var fixture = fixture(transactions, queue -> queue.maxDeliveryCount(10))) {
      fixture.tasks.add(
          "long",
          (context, arguments) -> {
            deliveryCounts.add(context.deliveryCount());
            attempts.add(context.attempt());
            Awaitility.await().until(() -> context.isCancelled() || release.getCount() == 0);
            return null;
          });
      fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(100)));
      fixture.app().publish(fixture.tasks.task("long"));
      for (int deploy = 1; deploy <= 4; deploy++) {
        int runs = deploy;
        fixture.startWorker();
        Awaitility.await().until(() -> attempts.size() == runs);
        fixture.app().stop();
        assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1);
      }
      release.countDown();
      fixture.startWorker();

      fixture.awaitQuiet();
      assertThat(attempts).containsOnly(1);
      if (transactions) {
        assertThat(deliveryCounts).containsOnly(0L);
      } else {
        assertThat(deliveryCounts).containsExactly(0L, 1L, 2L, 3L, 4L);
      }
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  // N-R31
  @Test
  void a_task_that_is_cut_off_by_stop_after_stop_is_counted_in_the_end() throws Exception {
    Queue<Long> deliveryCounts = new ConcurrentLinkedQueue<>();
    try (var fixture = fixture(true, queue -> queue.maxDeliveryCount(2))) {
      fixture.tasks.add(
          "poison",
          (context, arguments) -> {
            deliveryCounts.add(context.deliveryCount());
            new Thread(() -> fixture.app().stop()).start();
            Awaitility.await().until(context::isCancelled);
            return null;
          });
      fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(100)));
      fixture.app().publish(fixture.tasks.task("poison"));
      for (int worker = 1; worker <= 7; worker++) {
        int runs = worker;
        fixture.startWorker();
        Awaitility.await().until(() -> deliveryCounts.size() == runs);
        fixture.app().stop();
      }

      assertThat(deliveryCounts).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L);
      assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
    }
  }

  //
  @Test
  void an_early_acknowledged_task_is_not_run_again_after_a_stop() throws Exception {
    var started = new CountDownLatch(1);
    try (var fixture = fixture(true, queue -> queue)) {
      fixture.tasks.add(
          HandWrittenTasks.define("early").acksLate(false).build(),
          (context, arguments) -> {
            parents.incrementAndGet();
            started.countDown();
            Awaitility.await().until(context::isCancelled);
            return null;
          });
      fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(100))).startWorker();
      fixture.app().publish(fixture.tasks.task("early"));
      started.await();

      fixture.app().stop();

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).total()).isZero();
      assertThat(parents).hasValue(1);
    }
  }

  private WorkerFixture family(boolean transactions) {
    WorkerFixture fixture = fixture(transactions, queue -> queue.lockDuration(LOCK));
    fixture.tasks.add("parent", (context, arguments) -> parents.incrementAndGet());
    fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
    fixture.with(fixture.config().answerLimit(Duration.ofSeconds(3))).startWorker();
    return fixture;
  }

  private static WorkerFixture fixture(boolean transactions, UnaryOperator<QueueSpec> settings) {
    return WorkerFixture.withTransactions(transactions, settings);
  }
}
