package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate")
class TimesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDateTime NANOS = LocalDateTime.of(2026, 1, 31, 12, 30, 15, 123456789);

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(
            Codecs.INSTANT,
            List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(1, 1))),
        arguments(
            Codecs.LOCAL_DATE,
            List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, LocalDate.of(12345, 1, 2))),
        arguments(
            Codecs.LOCAL_TIME,
            List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2), LocalTime.of(1, 2, 3))),
        arguments(Codecs.LOCAL_DATE_TIME, List.of(LocalDateTime.MIN, LocalDateTime.MAX, NANOS)),
        arguments(
            Codecs.OFFSET_DATE_TIME,
            List.of(
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                NANOS.atOffset(ZoneOffset.ofHours(2)),
                NANOS.atOffset(ZoneOffset.UTC),
                NANOS.atOffset(ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3)))),
        arguments(
            Codecs.OFFSET_TIME,
            List.of(OffsetTime.MIN, OffsetTime.MAX, OffsetTime.of(1, 2, 0, 0, ZoneOffset.UTC))),
        arguments(
            Codecs.ZONED_DATE_TIME,
            List.of(
                NANOS.atZone(PARIS),
                NANOS.atZone(ZoneOffset.UTC),
                NANOS.atZone(ZoneId.of("UTC")),
                NANOS.atZone(ZoneId.of("UTC+02:00")),
                NANOS.atZone(ZoneId.of("GMT0")),
                LocalDateTime.of(1900, 1, 1, 0, 0).atZone(PARIS),
                // The hour that comes twice, both times.
                LocalDateTime.of(2026, 10, 25, 2, 30).atZone(PARIS).withEarlierOffsetAtOverlap(),
                LocalDateTime.of(2026, 10, 25, 2, 30).atZone(PARIS).withLaterOffsetAtOverlap())),
        arguments(
            Codecs.DURATION,
            List.of(
                Duration.ZERO,
                Duration.ofNanos(1_500_000_000),
                Duration.ofMillis(-500),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE))),
        arguments(
            Codecs.PERIOD,
            List.of(
                Period.ZERO,
                Period.of(1, -2, 3),
                Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE))),
        arguments(
            Codecs.YEAR,
            List.of(Year.of(2026), Year.of(5), Year.of(-5), Year.of(12345), Year.of(999_999_999))),
        arguments(
            Codecs.YEAR_MONTH,
            List.of(
                YearMonth.of(2026, 1),
                YearMonth.of(5, 12),
                YearMonth.of(-5, 12),
                YearMonth.of(12345, 6),
                YearMonth.of(-999_999_999, 1))),
        arguments(Codecs.MONTH_DAY, List.of(MonthDay.of(2, 29), MonthDay.of(12, 1))),
        arguments(
            Codecs.ZONE_ID,
            List.of(PARIS, ZoneOffset.UTC, ZoneOffset.ofHours(2), ZoneId.of("UTC"))),
        arguments(
            Codecs.ZONE_OFFSET,
            List.of(ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3))),
        arguments(Codecs.DATE, List.of(new Date(0), new Date(-1), new Date(1_769_862_615_123L))));
  }

  // C-12: every date and time comes back equal, with nanoseconds, offset and zone
  // N-I03: pydantic writes years of 365 days
  @ParameterizedTest
  @CsvSource({
    "P1Y, P365D",
    "P1Y35DT1H, P400DT1H",
    "-P1Y35DT1H, -P400DT1H",
    "-P1Y, -P365D",
    "P1YT0.000001S, PT8760H0.000001S",
    "-P364DT23H59M59.999999S, -P364DT23H59M59.999999S",
    "P2739726Y9DT23H59M59.999999S, P999999999DT23H59M59.999999S",
    "-P2739726Y9D, -P999999999D",
  })
  void a_year_of_a_duration_is_365_days(String python, Duration expected) throws Exception {
    assertThat(Times.DURATION.read(python)).isEqualTo(expected);
    assertThat(Times.DURATION.read(Times.DURATION.write(expected))).isEqualTo(expected);
  }

  // N-I03
  @ParameterizedTest
  @ValueSource(strings = {"P1Y1Y", "P1Y2M", "P1YT", "PY", "P1.5Y", "P99999999999999999Y", "P1Y "})
  void other_years_are_no_duration(String text) {
    assertThatThrownBy(() -> Times.DURATION.read(text))
        .hasMessage("an ISO duration is needed, found other text");
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void every_value_comes_back(Codec<T> codec, List<T> values) {
    assertThat(values).allSatisfy(v -> assertThat(roundTrip(codec, v)).isEqualTo(v));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void numbers_arrays_and_other_text_are_refused(Codec<T> codec, List<T> values) {
    assertThat(refusedToRead(codec, "7355608")).endsWith("is needed, found an integer");
    assertThat(refusedToRead(codec, "1.5")).endsWith("is needed, found a fraction");
    assertThat(refusedToRead(codec, "[2026,1,31]")).endsWith("is needed, found an array");
    assertThat(refusedToRead(codec, "\"" + SECRET + "!\"")).endsWith("is needed, found other text");
    assertThat(refusedToRead(codec, "\"\"")).endsWith("is needed, found other text");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            Codecs.INSTANT, NANOS.toInstant(ZoneOffset.UTC), "2026-01-31T12:30:15.123456789Z"),
        arguments(Codecs.LOCAL_DATE, NANOS.toLocalDate(), "2026-01-31"),
        arguments(Codecs.LOCAL_DATE_TIME, NANOS, "2026-01-31T12:30:15.123456789"),
        arguments(
            Codecs.OFFSET_DATE_TIME,
            NANOS.atOffset(ZoneOffset.ofHours(2)),
            "2026-01-31T12:30:15.123456789+02:00"),
        arguments(
            Codecs.ZONED_DATE_TIME,
            NANOS.atZone(PARIS),
            "2026-01-31T12:30:15.123456789+01:00[Europe/Paris]"),
        arguments(Codecs.DURATION, Duration.ofMillis(1500), "PT1.5S"),
        arguments(Codecs.YEAR, Year.of(5), "0005"),
        arguments(Codecs.YEAR_MONTH, YearMonth.of(12345, 6), "+12345-06"),
        arguments(Codecs.DATE, new Date(1_769_862_615_123L), "2026-01-31T12:30:15.123Z"));
  }

  // C-12: dates and times are ISO text
  @ParameterizedTest
  @MethodSource("texts")
  <T> void dates_and_times_are_iso_text(Codec<T> codec, T value, String text) {
    assertThat(write(codec, value)).isEqualTo("\"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00+00:00, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z",
    "2026-01-31T12:00:00.123456+00:00, 2026-01-31T12:00:00.123456Z"
  })
  void an_instant_is_read_with_an_offset_as_python_writes_it(String text, Instant instant) {
    assertThat(read(Codecs.INSTANT, "\"" + text + "\"")).isEqualTo(instant);
    assertThat(read(Codecs.DATE, "\"" + text + "\"")).isEqualTo(new Date(instant.toEpochMilli()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T12:00:00", "2026-01-31", "2026-02-30T12:00:00Z", "12:00"})
  void an_instant_needs_an_offset_and_a_real_date(String text) {
    assertThat(refusedToRead(Codecs.INSTANT, "\"" + text + "\"")).contains("an ISO instant");
  }

  @Test
  void a_leap_second_is_no_instant() {
    assertThat(refusedToRead(Codecs.INSTANT, "\"2016-12-31T23:59:60Z\""))
        .contains("an ISO instant");
    assertThat(refusedToRead(Codecs.DATE, "\"2016-12-31T23:59:60Z\"")).contains("an ISO instant");
  }

  @Test
  void an_offset_that_the_zone_does_not_have_is_refused_and_one_of_an_overlap_kept() {
    assertThat(refusedToRead(Codecs.ZONED_DATE_TIME, "\"2026-10-25T02:30+05:00[Europe/Berlin]\""))
        .contains("an ISO date and time with zone");
    for (String offset : List.of("+01:00", "+02:00")) {
      String overlap = "2026-10-25T02:30" + offset + "[Europe/Berlin]";
      assertThat(read(Codecs.ZONED_DATE_TIME, "\"" + overlap + "\"")).hasToString(overlap);
    }
  }

  @Test
  void a_date_of_the_sql_package_is_written_by_its_milliseconds() throws Exception {
    assertThat(
            write(
                Codecs.DATE,
                new Date(0) {
                  private static final long serialVersionUID = 1L;

                  @Override
                  public Instant toInstant() {
                    throw new UnsupportedOperationException("as java.sql.Date does");
                  }
                }))
        .isEqualTo("\"1970-01-01T00:00:00Z\"");
  }
}
