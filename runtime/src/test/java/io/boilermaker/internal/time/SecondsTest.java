package io.boilermaker.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {

  // N-D13
  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "1, 0.000000",
    "411312, 0.000411",
    "999999999, 1.000000",
    "12000000000, 12.000000",
    "9223372036854775807, 9223372036.854776"
  })
  void nanoseconds_are_a_plain_decimal_number(long nanos, String text) {
    assertThat(Seconds.text(nanos)).isEqualTo(text);
  }

  // N-D13
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT0.0000001S, 0.0000001",
    "PT-0.5S, -0.5",
    "PT19.989S, 19.989",
    "P1000D, 86400000",
    "PT2M, 120"
  })
  void durations_are_too(Duration value, String text) {
    assertThat(Seconds.text(value)).isEqualTo(text);
  }
}
