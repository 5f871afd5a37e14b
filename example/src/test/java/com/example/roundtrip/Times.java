package com.example.roundtrip;

import static net.jqwik.api.Arbitraries.integers;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Dates and times of every kind, over all of their ranges. */
final class Times {

  private static final int MOST_NANOS = 999_999_999;

  /** When clocks in Europe went back, so that an hour came twice. */
  private static final Instant OVERLAP = Instant.parse("2026-10-25T01:00:00Z");

  private Times() {}

  /** Whole seconds as often as broken ones. */
  private static Arbitrary<Integer> nanos() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 500_000_000, 120_000, 1), integers().between(0, MOST_NANOS));
  }

  static Arbitrary<Duration> durations() {
    return Combinators.combine(Values.longs(), nanos()).as(Duration::ofSeconds);
  }

  static Arbitrary<Instant> instants() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
            Arbitraries.longs().between(-5_000_000_000L, 5_000_000_000L));
    return Combinators.combine(seconds, nanos()).as(Instant::ofEpochSecond);
  }

  static Arbitrary<LocalDate> localDates() {
    return Arbitraries.longs()
        .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  static Arbitrary<LocalTime> localTimes() {
    Arbitrary<Integer> seconds =
        Arbitraries.oneOf(
            integers().between(0, 86_399), integers().between(0, 1439).map(m -> m * 60));
    return Combinators.combine(seconds, nanos())
        .as((second, nano) -> LocalTime.ofSecondOfDay(second).withNano(nano));
  }

  static Arbitrary<LocalDateTime> localDateTimes() {
    return Combinators.combine(localDates(), localTimes()).as(LocalDateTime::of);
  }

  static Arbitrary<ZoneOffset> zoneOffsets() {
    return integers().between(-64_800, 64_800).map(ZoneOffset::ofTotalSeconds);
  }

  static Arbitrary<OffsetDateTime> offsetDateTimes() {
    return Combinators.combine(localDateTimes(), zoneOffsets()).as(OffsetDateTime::of);
  }

  static Arbitrary<OffsetTime> offsetTimes() {
    return Combinators.combine(localTimes(), zoneOffsets()).as(OffsetTime::of);
  }

  static Arbitrary<ZoneId> zoneIds() {
    return Arbitraries.oneOf(
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of),
        zoneOffsets(),
        Combinators.combine(Arbitraries.of("UTC", "GMT", "UT"), zoneOffsets())
            .as(ZoneId::ofOffset));
  }

  static Arbitrary<ZonedDateTime> zonedDateTimes() {
    Arbitrary<ZonedDateTime> everywhere =
        Combinators.combine(instants().filter(Times::isWithinEveryZone), zoneIds())
            .as(Instant::atZone);
    Arbitrary<ZonedDateTime> inTheOverlap =
        integers()
            .between(-7200, 7200)
            .map(second -> OVERLAP.plusSeconds(second).atZone(ZoneId.of("Europe/Paris")));
    return Arbitraries.oneOf(everywhere, inTheOverlap);
  }

  private static boolean isWithinEveryZone(Instant instant) {
    return instant.isAfter(Instant.MIN.plusSeconds(64_800 + 86_400L * 366))
        && instant.isBefore(Instant.MAX.minusSeconds(64_800 + 86_400L * 366));
  }

  static Arbitrary<Period> periods() {
    return Combinators.combine(Values.ints(), Values.ints(), Values.ints()).as(Period::of);
  }

  static Arbitrary<Year> years() {
    return integers().between(Year.MIN_VALUE, Year.MAX_VALUE).map(Year::of);
  }

  static Arbitrary<YearMonth> yearMonths() {
    return Combinators.combine(years(), integers().between(1, 12)).as(Year::atMonth);
  }

  static Arbitrary<MonthDay> monthDays() {
    return integers().between(1, 366).map(day -> MonthDay.from(Year.of(2024).atDay(day)));
  }

  static Arbitrary<Date> dates() {
    return Values.longs().map(Date::new);
  }
}
