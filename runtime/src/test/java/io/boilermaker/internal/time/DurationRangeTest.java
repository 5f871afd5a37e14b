package io.boilermaker.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times within bounds. */
class DurationRangeTest {

  @ParameterizedTest
  @CsvSource({"1, 2, 5, 2", "2, 2, 5, 2", "3, 2, 5, 3", "5, 2, 5, 5", "6, 2, 5, 5", "4, 5, 2, 5"})
  void the_nearest_time_within_the_bounds_is_taken(long time, long least, long most, long nearest) {
    var range = new DurationRange(Duration.ofSeconds(least), Duration.ofSeconds(most));
    assertThat(range.nearest(Duration.ofSeconds(time))).isEqualTo(Duration.ofSeconds(nearest));
  }
}
