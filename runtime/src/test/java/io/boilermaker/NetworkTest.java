package io.boilermaker;

import static io.boilermaker.broker.Faults.Operation.PUT_TOKEN;
import static io.boilermaker.broker.Faults.Operation.RENEW_LOCK;
import static io.boilermaker.broker.Faults.Operation.SEND;
import static io.boilermaker.broker.Faults.Operation.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.broker.QueueSpec;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers and publishers whose network and service fail in ways that were reported in public. Most
 * of these tests wait until the Azure SDK tries again, so they do that at the same time.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class NetworkTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Long enough to outlast real time, since tests move the time that counts. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  //
  @Test
  void after_a_cut_of_three_seconds_all_sixty_tasks_finish() throws Exception {
    Set<String> finished = ConcurrentHashMap.newKeySet();
    var running = new CountDownLatch(10);
    var cut = new CountDownLatch(1);
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(Duration.ofSeconds(10)))) {
      fixture.tasks.add(
          "work",
          (context, arguments) -> {
            running.countDown();
            cut.await();
            finished.add(context.taskId());
            return null;
          });
      fixture.with(fixture.config().concurrency(10)).startWorker();
      publish(fixture, "work", 10);
      running.await();

      fixture.bus.faults().goAway(Duration.ofSeconds(3));
      cut.countDown();
      publish(fixture, "work", 50);

      Awaitility.await().atMost(SOON).until(() -> finished.size() == 60);
      awaitEmpty(fixture);
    }
  }

  //
  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp:internal-error",
        "com.microsoft:server-busy",
        "amqp:link:detach-forced",
        "amqp:unauthorized-access",
        "amqp:connection:forced"
      })
  void receiving_goes_on_after_links_were_closed_with_any_condition(String condition) {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      publish(fixture, "count", 1);
      Awaitility.await().until(() -> runs.get() == 1);

      if (condition.startsWith("amqp:connection")) {
        fixture.bus.faults().closeConnections(condition, "Closed by the test.");
      } else {
        fixture.bus.faults().closeLinks(condition, "Closed by the test.");
      }
      publish(fixture, "count", 1);

      Awaitility.await().atMost(SOON).until(() -> runs.get() >= 2);
      awaitEmpty(fixture);
    }
  }

  //
  @Test
  void a_settlement_that_is_never_answered_does_not_hold_its_slot() {
    var runs = new AtomicInteger();
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(Duration.ofSeconds(5)))) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture
          .with(fixture.config().concurrency(2).answerLimit(Duration.ofSeconds(1)))
          .startWorker();
      fixture.bus.faults().ignore(SETTLE, 2);

      publish(fixture, "count", 22);

      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> runs.get() >= 22);
      awaitEmpty(fixture);
    }
  }

  //
  @Test
  void a_message_whose_callback_cannot_be_published_runs_again_and_is_never_settled_without_it() {
    var parents = new AtomicInteger();
    var children = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("parent", (context, arguments) -> parents.incrementAndGet());
      fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      Awaitility.await().until(() -> children.get() == 1);

      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      fixture.bus.faults().refuse(SEND, 1, "amqp:resource-limit-exceeded");

      Awaitility.await().atMost(SOON).until(() -> children.get() == 2);
      awaitEmpty(fixture);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  //
  @Test
  void a_dead_letter_that_is_refused_is_done_at_the_next_delivery() {
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.startWorker();
      fixture.bus.faults().refuse(SETTLE, 1, "amqp:internal-error");

      fixture.send("not a task");
      Awaitility.await()
          .until(
              () -> {
                WorkerHealth health = fixture.app().health();
                return health.lastReceive() != null && health.inFlight() == 0;
              });
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
      fixture.advance(LOCK);

      assertThat(fixture.deadLetter().getDeadLetterReason()).isEqualTo("InvalidTaskFormat");
    }
  }

  //
  @Test
  void a_refused_renewal_cancels_the_task_and_the_loser_publishes_nothing() throws Exception {
    var running = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    var children = new AtomicInteger();
    try (var fixture = new WorkerFixture(queue -> queue.lockDuration(LOCK))) {
      fixture.tasks.add("child", (context, arguments) -> children.incrementAndGet());
      fixture.tasks.add(
          "parent",
          (context, arguments) -> {
            if (context.deliveryCount() == 0) {
              running.countDown();
              Awaitility.await().atMost(SOON).until(context::isCancelled);
              cancelled.countDown();
            }
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("parent").onSuccess(fixture.tasks.task("child")));
      running.await();
      fixture.bus.faults().refuse(RENEW_LOCK, 1, "com.microsoft:message-lock-lost");
      fixture.advance(LOCK.dividedBy(2));

      assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      fixture.advance(LOCK.dividedBy(2));
      awaitEmpty(fixture);
      assertThat(children).hasValue(1);
    }
  }

  //
  @Test
  void the_first_publication_after_an_idle_time_is_as_good_as_any() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      publish(fixture, "any", 1);

      fixture.bus.faults().closeLinks("amqp:link:detach-forced", "The link was idle.");
      publish(fixture, "any", 1);
      fixture.bus.faults().closeConnections("amqp:connection:forced", "Idle.");
      publish(fixture, "any", 1);

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(3);
    }
  }

  //
  @Test
  void a_task_longer_than_its_token_is_settled_and_receiving_goes_on() throws Exception {
    var runs = new AtomicInteger();
    var release = new CountDownLatch(1);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture.tasks.add(
          "long",
          (context, arguments) -> {
            runs.incrementAndGet();
            release.await();
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("long"));
      Awaitility.await().until(() -> runs.get() == 1);

      fixture.bus.faults().limitTokens(Duration.ofSeconds(1));
      Awaitility.await()
          .atMost(SOON)
          .ignoreException(PublishException.class)
          .untilAsserted(
              () -> {
                publish(fixture, "count", 1);
                assertThat(runs.get()).isGreaterThan(4);
              });
      fixture.bus.faults().clear();
      release.countDown();

      awaitEmpty(fixture);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).deadLettered()).isZero();
    }
  }

  //
  @Test
  void a_busy_service_slows_publishers_down_and_loses_nothing() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      publish(fixture, "any", 1);
      fixture.bus.faults().refuse(SEND, 3, "com.microsoft:server-busy");

      List<CompletableFuture<Task>> published =
          IntStream.range(0, 100)
              .mapToObj(i -> fixture.app().publishAsync(fixture.tasks.task("any")))
              .toList();

      CompletableFuture.allOf(published.toArray(CompletableFuture[]::new)).join();
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(101);
    }
  }

  //
  @Test
  void a_publication_that_is_refused_for_good_throws() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.bus.faults().refuse(SEND, 1, "amqp:not-allowed");

      assertThatThrownBy(() -> publish(fixture, "any", 1))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("could not be published to queue 'tasks'");
      publish(fixture, "any", 1);
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1);
    }
  }

  // O-02
  @Test
  void a_worker_without_the_right_to_listen_does_not_start() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.bus.faults().refuse(PUT_TOKEN, 100, "amqp:unauthorized-access");

      assertThatThrownBy(fixture::startWorker)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot receive from queue 'tasks'");
    }
  }

  // O-04
  @Test
  void a_service_that_is_silent_makes_the_worker_unready_and_then_ready_again() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(fixture.config().watchInterval(Duration.ofMillis(300))).startWorker();
      assertThat(fixture.app().health().ready()).isTrue();

      fixture.bus.faults().goAway(Duration.ofSeconds(3));
      Awaitility.await().until(() -> !fixture.app().health().ready());
      assertThat(fixture.app().health().live()).isTrue();

      Awaitility.await().atMost(SOON).until(() -> fixture.app().health().ready());
    }
  }

  // O-05
  @Test
  void an_oversized_publication_does_not_change_the_health() {
    try (var fixture =
        new WorkerFixture(queue -> QueueSpec.named(WorkerFixture.QUEUE).maxMessageBytes(1_024))) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.startWorker();
      Task large = fixture.tasks.task("any");
      for (int i = 0; i < 20; i++) {
        large = large.then(fixture.tasks.task("any"));
      }
      Task chain = large;

      assertThatThrownBy(() -> fixture.app().publish(chain)).isInstanceOf(PublishException.class);

      assertThat(fixture.app().health().live()).isTrue();
      assertThat(fixture.app().health().ready()).isTrue();
    }
  }

  //
  @Test
  void a_server_that_closes_each_connection_is_not_asked_without_pause() throws Exception {
    var runs = new AtomicInteger();
    var connects = new AtomicInteger();
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("count", (context, arguments) -> runs.incrementAndGet());
      fixture.startWorker();
      publish(fixture, "count", 1);
      Awaitility.await().until(() -> runs.get() == 1);

      fixture.bus.faults().goAway(Duration.ofSeconds(10));
      try (var server =
          new ServerSocket(fixture.bus.port(), 50, InetAddress.getLoopbackAddress())) {
        server.setSoTimeout(9_000);
        long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (System.nanoTime() < end) {
          server.accept().close();
          connects.incrementAndGet();
        }
      } catch (SocketTimeoutException e) {
        // Fewer connections than one in nine seconds are fine.
      }

      assertThat(connects).hasValueLessThan(20);
      Awaitility.await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                publish(fixture, "count", 1);
                assertThat(runs.get()).isGreaterThan(1);
              });
    }
  }

  @Test
  void run_ends_when_the_queue_is_lost() {
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add("any", (context, arguments) -> null);
      fixture.with(
          fixture
              .config()
              .watchInterval(Duration.ofMillis(200))
              .answerLimit(Duration.ofSeconds(1))
              .giveUpAfter(Duration.ofSeconds(1)));
      CompletableFuture<Void> ran = CompletableFuture.runAsync(() -> fixture.app().run());
      Awaitility.await().until(() -> fixture.app().health().ready());

      fixture.bus.close();

      assertThatThrownBy(() -> ran.get(60, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no answer from queue 'tasks'");
    }
  }

  private static void publish(WorkerFixture fixture, String name, int count) {
    for (int i = 0; i < count; i++) {
      fixture.app().publish(fixture.tasks.task(name));
    }
  }

  /** Waits until every message is settled; those whose lock has expired are delivered again. */
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
