package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.boilermaker.annotations.RetryMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clocks of users that cannot be used, and cost no task. */
@Timeout(60)
class UserClockTest {

  private final WorkerFixture fixture = new WorkerFixture(queue -> queue.maxDeliveryCount(3));
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    fixture.close();
  }

  /** A clock of a test. */
  private static final class OddClock extends Clock {

    private final String name;
    private final Supplier<Instant> now;

    OddClock(String name, Supplier<Instant> now) {
      this.name = name;
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Clock> clocks() {
    return Stream.of(
        new OddClock("the first moment", () -> Instant.MIN),
        new OddClock("the last moment", () -> Instant.MAX),
        new OddClock("the year 12000", () -> Instant.parse("+12000-01-01T00:00:00Z")),
        new OddClock("no time", () -> null),
        new OddClock(
            "a fault",
            () -> {
              throw new ExceptionInInitializerError("no clock");
            }));
  }

  // N-R01
  @ParameterizedTest
  @MethodSource("clocks")
  void a_clock_that_cannot_be_used_costs_no_task(Clock clock) {
    fixture.tasks.add(
        "retries",
        (context, arguments) -> {
          if (runs.incrementAndGet() == 1) {
            throw new RetryException("again", RetryPolicy.ofSeconds(2, 0, 0, RetryMode.FIXED));
          }
          return null;
        });
    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object())
            .clock(clock)
            .registries(List.of(fixture.tasks.registry()))
            .config(fixture.config().build())
            .build()) {
      app.start();
      app.publish(fixture.tasks.task("retries"));
      fixture.awaitQuiet();
      assertThat(runs).hasValue(2);
      Awaitility.await().until(() -> app.health().succeeded() == 1);
    }
  }

  @Test
  void no_clock_is_refused_where_it_is_given() {
    assertThatNullPointerException()
        .isThrownBy(() -> Boilermaker.builder(new Object()).clock(null))
        .withMessage("clock");
  }
}
