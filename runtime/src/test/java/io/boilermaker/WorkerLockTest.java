package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The locks of messages while their tasks run. */
@Timeout(60)
class WorkerLockTest {

  /** Long enough to outlast real time, since tests move the time that counts. */
  private static final Duration LOCK = Duration.ofSeconds(20);

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
}
