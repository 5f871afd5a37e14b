package io.boilermaker.programs.value;

import io.boilermaker.programs.model.JdkType;
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
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Random;

/** Values of the types that are a time, a part of one, or a zone: mostly those at an edge. */
final class Times {

  private static final List<Instant> INSTANTS =
      List.of(
          Instant.EPOCH,
          Instant.parse("2026-01-31T12:00:00.123456789Z"),
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("-0044-03-15T10:00:00Z"),
          Instant.parse("+12345-01-01T00:00:00Z"),
          Instant.parse("1969-12-31T23:59:59.999Z"),
          Instant.MIN,
          Instant.MAX);

  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.EPOCH,
          LocalDate.of(2024, 2, 29),
          LocalDate.of(0, 1, 1),
          LocalDate.of(-1, 12, 31),
          LocalDate.of(10_000, 1, 1),
          LocalDate.MIN,
          LocalDate.MAX);

  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT,
          LocalTime.MAX,
          LocalTime.of(12, 0),
          LocalTime.of(12, 0, 1),
          LocalTime.of(1, 2, 3, 400_000_000));

  private static final List<ZoneOffset> OFFSETS =
      List.of(
          ZoneOffset.UTC,
          ZoneOffset.MIN,
          ZoneOffset.MAX,
          ZoneOffset.ofHours(2),
          ZoneOffset.ofHoursMinutesSeconds(-1, -30, -15));

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Paris"),
          ZoneId.of("UTC"),
          ZoneId.of("GMT+2"),
          ZoneOffset.UTC,
          ZoneOffset.ofHours(5));

  private static final List<Duration> DURATIONS =
      List.of(
          Duration.ZERO,
          Duration.ofMinutes(90),
          Duration.ofNanos(-1),
          Duration.ofDays(400),
          Duration.ofSeconds(Long.MAX_VALUE),
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofMillis(-1500));

  private final Random random;

  Times(Random random) {
    this.random = random;
  }

  /** Returns a value of such a type. */
  // What a user's own code has.
  @SuppressWarnings("JavaUtilDate")
  Object of(JdkType type) {
    return switch (type) {
      case DATE -> new Date(pick(List.of(0L, -1L, 1_700_000_000_123L, -99_999_999_999_999L)));
      case INSTANT -> pick(INSTANTS);
      case LOCAL_DATE -> pick(DATES);
      case LOCAL_TIME -> pick(TIMES);
      case LOCAL_DATE_TIME -> dateTime();
      case OFFSET_DATE_TIME -> OffsetDateTime.of(dateTime(), pick(OFFSETS));
      case OFFSET_TIME -> OffsetTime.of(pick(TIMES), pick(OFFSETS));
      case ZONED_DATE_TIME -> ZonedDateTime.of(pick(DATES.subList(0, 3)), pick(TIMES), pick(ZONES));
      case DURATION -> pick(DURATIONS);
      case PERIOD -> pick(List.of(Period.ZERO, Period.of(1, -2, 3), Period.ofWeeks(5)));
      case YEAR -> Year.of(pick(List.of(0, 2026, -1, 9, 12_345, Year.MIN_VALUE, Year.MAX_VALUE)));
      case YEAR_MONTH -> YearMonth.of(pick(List.of(0, 2026, -44, 99_999)), 1 + random.nextInt(12));
      case MONTH_DAY -> pick(List.of(MonthDay.of(2, 29), MonthDay.of(12, 31), MonthDay.of(1, 1)));
      case ZONE_ID -> pick(ZONES);
      case ZONE_OFFSET -> pick(OFFSETS);
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  private LocalDateTime dateTime() {
    return LocalDateTime.of(pick(DATES), pick(TIMES));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
