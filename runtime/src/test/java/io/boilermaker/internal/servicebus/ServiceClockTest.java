package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lock duration and the time of the service, as messages show them. */
class ServiceClockTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** The local clock says the same all the time. */
  private final ServiceClock clock =
      new ServiceClock(new TimeSource(Clock.fixed(START, ZoneOffset.UTC), () -> 0));

  private boolean isFresh;
  private long deliveries;
  private @Nullable Integer scheduledAt;

  /** A message with these times; null where the service sent none. */
  private void observe(@Nullable Integer enqueuedAt, @Nullable Integer lockedUntil) {
    Map<String, Object> annotations = new HashMap<>();
    put(annotations, "x-opt-enqueued-time", enqueuedAt);
    put(annotations, "x-opt-locked-until", lockedUntil);
    put(annotations, "x-opt-scheduled-enqueue-time", scheduledAt);
    ServiceBusReceivedMessage message = ReceivedMessages.withAnnotations(annotations);
    message.getRawAmqpMessage().getHeader().setDeliveryCount(isFresh ? deliveries : null);
    clock.observe(message, 0, isFresh);
  }

  private static void put(Map<String, Object> annotations, String key, @Nullable Integer second) {
    if (second != null) {
      annotations.put(key, Date.from(START.plusSeconds(second)));
    }
  }

  @Test
  void the_longest_that_the_service_allows_is_the_estimate_without_messages() {
    assertThat(clock.lockAtMost()).isEqualTo(LONGEST);
  }

  @Test
  void the_message_that_waited_least_counts() {
    observe(0, 90);
    assertThat(clock.lockAtMost()).isEqualTo(Duration.ofSeconds(90));
    observe(0, 30);
    observe(10, 70);
    assertThat(clock.lockAtMost()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_message_that_waited_long_says_nothing() {
    observe(0, 3_600);
    assertThat(clock.lockAtMost()).isEqualTo(LONGEST);
  }

  @Test
  void a_lock_that_ended_before_it_began_says_nothing() {
    observe(60, 30);
    observe(60, 60);
    assertThat(clock.lockAtMost()).isEqualTo(LONGEST);
  }

  @Test
  void a_message_without_one_of_the_times_says_nothing() {
    observe(null, null);
    observe(0, null);
    observe(null, 30);
    assertThat(clock.lockAtMost()).isEqualTo(LONGEST);
  }

  @Test
  void the_local_time_counts_as_long_as_the_ends_of_locks_allow_it() {
    assertThat(clock.now()).isEqualTo(START);
    observe(-3_600, 60);
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.isExact()).isFalse();
  }

  // N-R28
  @Test
  void a_lock_that_ends_too_early_or_too_late_proves_the_local_clock_wrong() {
    observe(90, 100);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(90));

    var other = new ServiceClockTest();
    other.observe(-90, -80);
    assertThat(other.clock.now()).isEqualTo(START.minusSeconds(90));
  }

  // N-R28
  @Test
  void a_message_that_did_not_wait_gives_lock_duration_and_time() {
    isFresh = true;
    observe(20, 80);
    assertThat(clock.isExact()).isTrue();
    assertThat(clock.now()).isEqualTo(START.plusSeconds(20));
    assertThat(clock.lockLength(at(80), 0)).isEqualTo(Duration.ofSeconds(60));
    assertThat(clock.lockLength(at(50), 0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(clock.lockLength(at(20), 0)).isEqualTo(Duration.ofSeconds(1));
  }

  /** Of the deliveries before, and of the second for which a message was scheduled. */
  @ParameterizedTest
  @CsvSource({"0, , true", "1, , false", "0, 20, true", "0, 22, true", "0, 23, false"})
  void a_message_that_was_scheduled_or_delivered_before_has_waited(
      long before, @Nullable Integer scheduled, boolean exact) {
    isFresh = true;
    deliveries = before;
    scheduledAt = scheduled;
    observe(20, 80);
    assertThat(clock.isExact()).isEqualTo(exact);
  }

  // N-R28
  @Test
  void of_two_messages_the_one_that_was_under_way_for_less_time_tells_the_time() {
    isFresh = true;
    observe(20, 80);
    observe(18, 78);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(20));
    observe(21, 81);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(21));
  }

  // N-R28
  @ParameterizedTest
  @CsvSource({"2, 0", "3, 3"})
  void a_difference_of_two_seconds_is_not_worth_correcting(int ahead, int corrected) {
    observe(ahead, ahead + 60);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(corrected));
  }

  // N-R28: the wall clock stands still, and the ticker has begun anywhere
  @Test
  void the_time_of_the_service_goes_on_with_the_ticker() {
    var nanos = new AtomicLong(Duration.ofHours(5).toNanos());
    var ticking = new ServiceClock(new TimeSource(Clock.fixed(START, ZoneOffset.UTC), nanos::get));
    ServiceBusReceivedMessage message =
        ReceivedMessages.withAnnotations(
            Map.of(
                "x-opt-enqueued-time", Date.from(START.minusSeconds(3_600)),
                "x-opt-locked-until", Date.from(START.plusSeconds(30))));
    ticking.observe(message, nanos.get(), false);

    nanos.addAndGet(Duration.ofSeconds(7).toNanos());

    assertThat(ticking.now()).isEqualTo(START.plusSeconds(7));
    assertThat(ticking.lockLength(at(67), nanos.get())).isEqualTo(Duration.ofSeconds(60));
  }

  private static OffsetDateTime at(int second) {
    return START.plusSeconds(second).atOffset(ZoneOffset.UTC);
  }
}
