package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.Parameter;
import io.boilermaker.internal.json.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in envelopes, which are read and written without a formatter where they can be. */
class TimestampTest {

  private static final int MANY = 20_000;

  private static Instant parse(String text) {
    // As a parser holds it: in the middle of other text, or in an array that ends with it.
    Instant alone = Timestamp.parse(text.toCharArray(), 0, text.length());
    assertThat(Timestamp.parse(("\"" + text + "\"9").toCharArray(), 1, text.length()))
        .isEqualTo(alone);
    return alone;
  }

  private static String written(Instant time) {
    Task task =
        HandWrittenTasks.define("x")
            .build()
            .task(List.of(Parameter.required("a", Codecs.STRING)), List.of(""))
            .withAttempt(time);
    String json =
        new String(EnvelopeWriter.write(task, null).body().bytes(), StandardCharsets.UTF_8);
    int start = json.indexOf("\"last_retry\":\"") + "\"last_retry\":\"".length();
    return json.substring(start, json.indexOf('"', start));
  }

  /** Makes a time in the years from -3000 to 15000, with 0 to 9 digits of a fraction. */
  private static Instant any(Random random) {
    long seconds = (long) (random.nextDouble() * 568_000_000_000L) - 157_000_000_000L;
    int digits = random.nextInt(10);
    int unit = (int) Math.pow(10, 9 - digits);
    return Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);
  }

  @Test
  void a_time_is_written_as_java_writes_it_but_for_the_digits_after_the_sixth() {
    var random = new Random(4711);
    for (int i = 0; i < MANY; i++) {
      Instant time = any(random);
      assertThat(written(time)).isEqualTo(time.truncatedTo(ChronoUnit.MICROS).toString());
    }
  }

  @Test
  void what_java_writes_is_read() {
    var random = new Random(4712);
    for (int i = 0; i < MANY; i++) {
      Instant time = any(random);
      assertThat(parse(time.toString())).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2026-01-31T12:00:00.1Z, 2026-01-31T12:00:00.100Z",
    "2026-01-31T12:00:00.12345678Z, 2026-01-31T12:00:00.123456780Z",
    "2026-01-31T12:00:00.Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31t12:00:00, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.5, 2026-01-31T12:00:00.500Z",
    "2026-01-31T12:00:00.25, 2026-01-31T12:00:00.250Z",
    "2026-01-31T12:00:00.123456, 2026-01-31T12:00:00.123456Z",
    "2026-01-31T12:00:00.5+01:00, 2026-01-31T11:00:00.500Z",
    "2026-01-31T24:00:00Z, 2026-02-01T00:00:00Z",
    "2026-02-31T12:00:00Z, 2026-02-28T12:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "+12026-01-31T12:00:00Z, +12026-01-31T12:00:00Z",
    "-0001-01-31T12:00:00Z, -0001-01-31T12:00:00Z"
  })
  void other_forms_are_read_as_they_always_were(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-31",
        "2026-13-31T12:00:00Z",
        "2026-00-31T12:00:00Z",
        "2026-01-00T12:00:00Z",
        "2026-01-32T12:00:00Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:60Z",
        "2026-01-31T24:00:01Z",
        "2026-01-31 12:00:00Z",
        "2026/01/31 12.00.00Z",
        // The characters beside the digits, taken as digits, are a time.
        "AAAA-/;-/;T//://://Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31T12:00:00.12x4Z",
        "2026-01-31T12:00:00.AAAAAAAAAZ",
        "2026-01-31T12:00:00X",
        "2026-01-31T12:00:00,1Z",
        "2026-01-31T12:00:00.1ZZ",
        "2026-01-31T12:00:00Z9",
        "２026-01-31T12:00:00Z"
      })
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }
}
