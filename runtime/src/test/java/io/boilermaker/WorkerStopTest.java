package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.Faults.Operation;
import io.boilermaker.broker.PeekedMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that are stopped while they have messages. */
@Timeout(60)
class WorkerStopTest {

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

  // N-R26: a copy beside its message, if the process is killed in between
  @Test
  void a_stop_abandons_what_it_cannot_release_in_a_transaction() throws Exception {
    var running = new CountDownLatch(3);
    try (var fixture = new WorkerFixture()) {
      fixture.tasks.add(
          "endless",
          (context, arguments) -> {
            running.countDown();
            new CountDownLatch(1).await();
            return null;
          });
      fixture.with(fixture.config().shutdownGrace(Duration.ofMillis(500))).startWorker();
      publishThree(fixture);
      running.await();
      Set<Long> published = sequenceNumbers(fixture);
      fixture.bus.faults().refuse(Operation.COMMIT, 100, "amqp:transaction:rollback");

      fixture.app().stop();

      assertThat(sequenceNumbers(fixture)).isEqualTo(published);
    }
  }

  private static Set<Long> sequenceNumbers(WorkerFixture fixture) {
    return fixture.bus.peek(WorkerFixture.QUEUE).stream()
        .map(PeekedMessage::sequenceNumber)
        .collect(Collectors.toSet());
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
}
