package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.annotations.RetryMode;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers and publishers whose clock is not the service's. */
@Timeout(60)
class ClockSkewTest {

  private static final Duration LOCK = Duration.ofSeconds(10);

  private static final RetryPolicy RETRY = RetryPolicy.ofSeconds(3, 60, 60, RetryMode.FIXED);

  /** How much the application's clock is ahead, in seconds. */
  private static WorkerFixture ahead(long seconds) {
    return new WorkerFixture(
        queue -> queue.lockDuration(LOCK), Duration.ofSeconds(seconds).negated());
  }

  // N-R28
  @ParameterizedTest
  @ValueSource(longs = {-3_600, -90, 0, 7, 90, 3_600})
  void a_task_of_35_seconds_keeps_its_lock_of_10_with_3_to_8_renewals(long ahead) {
    var runs = new AtomicInteger();
    var release = new CountDownLatch(1);
    try (var fixture = ahead(ahead)) {
      fixture.tasks.add(
          "slow",
          (context, arguments) -> {
            runs.incrementAndGet();
            release.await();
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("slow"));
      Awaitility.await().until(() -> runs.get() == 1);

      long renewals = 0;
      int since = 0;
      for (int seconds = 0; seconds < 35; seconds++) {
        fixture.advance(Duration.ofSeconds(1));
        since++;
        if (since > LOCK.toSeconds() / 2) {
          long before = renewals;
          Awaitility.await().until(() -> fixture.app().health().lockRenewals() > before);
        }
        if (fixture.app().health().lockRenewals() > renewals) {
          renewals = fixture.app().health().lockRenewals();
          since = 0;
        }
      }
      release.countDown();
      fixture.awaitQuiet();

      assertThat(runs).hasValue(1);
      assertThat(fixture.app().health().lockRenewals()).isBetween(3L, 8L);
    }
  }

  // N-R28
  @ParameterizedTest
  @ValueSource(longs = {-3_600, 90, 3_600})
  void a_task_without_delay_is_immediate_whatever_the_clocks(long ahead) {
    try (var fixture = ahead(ahead)) {
      fixture.tasks.add("now", (context, arguments) -> null);

      fixture.app().publish(fixture.tasks.task("now"));

      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).active()).isEqualTo(1);
    }
  }

  // N-R28
  @ParameterizedTest
  @ValueSource(longs = {-3_600, -90, 0, 90, 3_600})
  void a_worker_delays_its_retries_by_the_clock_of_the_service(long ahead) {
    Map<Integer, Boolean> attempts = new ConcurrentHashMap<>();
    try (var fixture = ahead(ahead)) {
      fixture.tasks.add(
          "retried",
          (context, arguments) -> {
            attempts.put(context.attempt(), true);
            if (context.attempt() == 1) {
              throw new RetryException("once more", RETRY);
            }
            return null;
          });
      fixture.startWorker();
      fixture.app().publish(fixture.tasks.task("retried"));
      Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);

      fixture.advance(Duration.ofSeconds(45));
      assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
      fixture.advance(Duration.ofSeconds(20));

      Awaitility.await().until(() -> attempts.size() == 2);
    }
  }

  // N-R28
  @ParameterizedTest
  @ValueSource(longs = {-3_600, 3_600})
  void a_clock_that_jumps_while_a_task_runs_changes_no_delay(long jump) {
    var clock = new AtomicReference<Clock>(Clock.systemUTC());
    InstantSource jumping = () -> clock.get().instant();
    var attempts = new AtomicInteger();
    try (var fixture = ahead(0)) {
      fixture.tasks.add(
          "retried",
          (context, arguments) -> {
            clock.set(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(jump)));
            if (attempts.incrementAndGet() == 1) {
              throw new RetryException("once more", RETRY);
            }
            return null;
          });
      try (Boilermaker<Object> app =
          Boilermaker.builder(new Object())
              .config(fixture.config().build())
              .clock(jumping.withZone(ZoneOffset.UTC))
              .registries(List.of(fixture.tasks.registry()))
              .build()) {
        app.start();
        app.publish(fixture.tasks.task("retried"));
        Awaitility.await().until(() -> fixture.bus.counts(WorkerFixture.QUEUE).scheduled() == 1);

        fixture.bus.advance(Duration.ofSeconds(45));
        assertThat(fixture.bus.counts(WorkerFixture.QUEUE).scheduled()).isEqualTo(1);
        fixture.bus.advance(Duration.ofSeconds(20));

        Awaitility.await().until(() -> attempts.get() == 2);
      }
    }
  }
}
