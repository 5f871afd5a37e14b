package io.boilermaker.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({
    "-1, 1",
    "0, 1",
    "1, 2",
    "2, 4",
    "4, 16",
    "5, 30",
    "6, 30",
    "62, 30",
    "63, 30",
    "1000, 30"
  })
  void a_wait_doubles_until_it_is_the_longest(int failures, long seconds) {
    Backoff backoff = new Backoff(1, 30, ChronoUnit.SECONDS);

    assertThat(backoff.delay(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void jitter_leaves_half_of_a_wait_to_chance() {
    Backoff backoff = new Backoff(200, 5_000, ChronoUnit.MILLIS);

    assertThat(IntStream.range(0, 5_000).mapToObj(i -> backoff.delay(1, random).toMillis()))
        .allMatch(wait -> wait >= 200 && wait <= 400)
        .contains(200L, 400L);
  }

  @Test
  void an_odd_wait_loses_a_unit_to_the_two_halves_as_in_python() {
    Backoff backoff = new Backoff(5, 5, ChronoUnit.SECONDS);

    assertThat(IntStream.range(0, 500).mapToObj(i -> backoff.delay(0, random).toSeconds()))
        .allMatch(wait -> wait >= 2 && wait <= 4)
        .contains(2L, 3L, 4L);
  }

  @Test
  void a_first_wait_longer_than_the_longest_is_cut() {
    assertThat(new Backoff(60, 30, ChronoUnit.SECONDS).delay(0)).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void no_wait_stays_no_wait(int failures) {
    assertThat(new Backoff(0, 30, ChronoUnit.SECONDS).delay(failures, random))
        .isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 61, 62, 63, 64, 100})
  void the_largest_waits_do_not_overflow(int failures) {
    Backoff backoff = new Backoff(Integer.MAX_VALUE, Integer.MAX_VALUE, ChronoUnit.SECONDS);

    assertThat(backoff.delay(failures)).isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
  }
}
