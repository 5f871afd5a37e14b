package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The edges of the types that are a time, a part of one, or a zone; the plainest first. */
final class TimeEdges {

  private static final List<Instant> INSTANTS =
      List.of(
          Instant.parse("2026-01-31T12:00:00.123456789Z"),
          Instant.EPOCH,
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("-0044-03-15T10:00:00Z"),
          Instant.parse("+12345-01-01T00:00:00Z"),
          Instant.parse("1969-12-31T23:59:59.999Z"),
          Instant.MIN,
          Instant.MAX);

  static final List<LocalDate> DATES =
      List.of(
          LocalDate.of(2024, 2, 29),
          LocalDate.EPOCH,
          LocalDate.of(0, 1, 1),
          LocalDate.of(-1, 12, 31),
          LocalDate.of(10_000, 1, 1),
          LocalDate.MIN,
          LocalDate.MAX);

  static final List<LocalTime> TIMES =
      List.of(
          LocalTime.of(12, 0),
          LocalTime.MIDNIGHT,
          LocalTime.MAX,
          LocalTime.of(12, 0, 1),
          LocalTime.of(1, 2, 3, 400_000_000));

  static final List<ZoneOffset> OFFSETS =
      List.of(
          ZoneOffset.UTC,
          ZoneOffset.MIN,
          ZoneOffset.MAX,
          ZoneOffset.ofHours(2),
          ZoneOffset.ofHoursMinutesSeconds(-1, -30, -15));

  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Paris"),
          ZoneId.of("UTC"),
          ZoneId.of("GMT+2"),
          ZoneOffset.UTC,
          ZoneOffset.ofHours(5));

  private static final List<Duration> DURATIONS =
      List.of(
          Duration.ofMinutes(90),
          Duration.ZERO,
          Duration.ofNanos(-1),
          Duration.ofDays(400),
          Duration.ofSeconds(Long.MAX_VALUE),
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofMillis(-1500));

  static final List<LocalDate> USUAL_DATES = DATES.subList(0, 3);

  private static final LocalDate DATE = DATES.get(0);
  private static final LocalTime TIME = TIMES.get(0);
  private static final LocalDateTime PLAIN = DATE.atTime(TIME);
  private static final ZoneOffset UTC = ZoneOffset.UTC;

  // What a user's own code has.
  @SuppressWarnings("JavaUtilDate")
  private static final List<Date> OLD_DATES =
      Stream.of(1_700_000_000_123L, 0L, -1L, -99_999_999_999_999L).map(Date::new).toList();

  private TimeEdges() {}

  /** Returns the edges of a type; of one with parts, each edge of each part beside plain others. */
  static List<?> of(JdkType type) {
    return switch (type) {
      case DATE -> OLD_DATES;
      case INSTANT -> INSTANTS;
      case LOCAL_DATE -> DATES;
      case LOCAL_TIME -> TIMES;
      case LOCAL_DATE_TIME -> dateTimes().toList();
      case OFFSET_DATE_TIME ->
          both(dateTimes().map(each -> each.atOffset(UTC)), OFFSETS, PLAIN::atOffset);
      case OFFSET_TIME ->
          both(TIMES.stream().map(each -> each.atOffset(UTC)), OFFSETS, TIME::atOffset);
      case ZONED_DATE_TIME ->
          both(
              USUAL_DATES.stream().map(each -> each.atTime(TIME).atZone(UTC)),
              ZONES,
              PLAIN::atZone);
      case DURATION -> DURATIONS;
      case PERIOD -> List.of(Period.of(1, -2, 3), Period.ZERO, Period.ofWeeks(5));
      case YEAR ->
          Stream.of(2026, 0, -1, 9, 12_345, Year.MIN_VALUE, Year.MAX_VALUE).map(Year::of).toList();
      case YEAR_MONTH ->
          Stream.of(2026, 0, -44, 99_999).map(each -> YearMonth.of(each, 12)).toList();
      case MONTH_DAY -> List.of(MonthDay.of(1, 1), MonthDay.of(2, 29), MonthDay.of(12, 31));
      case ZONE_ID -> ZONES;
      case ZONE_OFFSET -> OFFSETS;
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  private static Stream<LocalDateTime> dateTimes() {
    return Stream.concat(DATES.stream().map(TIME::atDate), TIMES.stream().map(DATE::atTime));
  }

  private static <T, R> List<R> both(Stream<R> some, List<T> parts, Function<T, R> whole) {
    return Stream.concat(some, parts.stream().map(whole)).distinct().toList();
  }
}
