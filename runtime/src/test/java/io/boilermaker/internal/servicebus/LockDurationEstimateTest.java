package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockDurationEstimateTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final LockDurationEstimate estimate = new LockDurationEstimate();

  /** A message with these times; null where the service sent none. */
  private void observe(@Nullable Integer enqueuedAt, @Nullable Integer lockedUntil) {
    Map<String, Object> annotations = new HashMap<>();
    put(annotations, "x-opt-enqueued-time", enqueuedAt);
    put(annotations, "x-opt-locked-until", lockedUntil);
    estimate.observe(ReceivedMessages.withAnnotations(annotations));
  }

  private static void put(Map<String, Object> annotations, String key, @Nullable Integer second) {
    if (second != null) {
      annotations.put(key, Date.from(START.plusSeconds(second)));
    }
  }

  @Test
  void the_longest_that_the_service_allows_is_the_estimate_without_messages() {
    assertThat(estimate.atMost()).isEqualTo(LONGEST);
  }

  @Test
  void the_message_that_waited_least_counts() {
    observe(0, 90);
    assertThat(estimate.atMost()).isEqualTo(Duration.ofSeconds(90));
    observe(0, 30);
    observe(10, 70);
    assertThat(estimate.atMost()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_message_that_waited_long_says_nothing() {
    observe(0, 3_600);
    assertThat(estimate.atMost()).isEqualTo(LONGEST);
  }

  @Test
  void a_lock_that_ended_before_it_began_says_nothing() {
    observe(60, 30);
    observe(60, 60);
    assertThat(estimate.atMost()).isEqualTo(LONGEST);
  }

  @Test
  void a_message_without_one_of_the_times_says_nothing() {
    observe(null, null);
    observe(0, null);
    observe(null, 30);
    assertThat(estimate.atMost()).isEqualTo(LONGEST);
  }
}
