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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lock duration and the time of the service, as messages show them. */
class ServiceClockTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** The local clock says the same all the time. */
  private final ServiceClock clock =
      new ServiceClock(new TimeSource(Clock.fixed(START, ZoneOffset.UTC), () -> 0));

  private boolean isFresh;

  /** A message with these times; null where the service sent none. */
  private void observe(@Nullable Integer enqueuedAt, @Nullable Integer lockedUntil) {
    Map<String, Object> annotations = new HashMap<>();
    put(annotations, "x-opt-enqueued-time", enqueuedAt);
    put(annotations, "x-opt-locked-until", lockedUntil);
    ServiceBusReceivedMessage message = ReceivedMessages.withAnnotations(annotations);
    message.getRawAmqpMessage().getHeader().setDeliveryCount(isFresh ? 0L : null);
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

  private static OffsetDateTime at(int second) {
    return START.plusSeconds(second).atOffset(ZoneOffset.UTC);
  }
}
