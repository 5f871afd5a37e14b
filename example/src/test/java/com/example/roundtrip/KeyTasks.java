package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Maps with each type of keys. */
final class KeyTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("Map<String>", of(Values.texts()), StringKeysTasks::task),
          new Shape<>("Map<Boolean>", of(Values.booleans()), BooleanKeysTasks::task),
          new Shape<>("Map<Byte>", of(Values.bytes()), ByteKeysTasks::task),
          new Shape<>("Map<Short>", of(Values.shorts()), ShortKeysTasks::task),
          new Shape<>("Map<Integer>", of(Values.ints()), IntegerKeysTasks::task),
          new Shape<>("Map<Long>", of(Values.longs()), LongKeysTasks::task),
          new Shape<>("Map<Character>", of(Values.chars()), CharacterKeysTasks::task),
          new Shape<>("Map<BigInteger>", of(Values.bigIntegers()), BigIntegerKeysTasks::task),
          new Shape<>("Map<BigDecimal>", of(Values.bigDecimals()), BigDecimalKeysTasks::task),
          new Shape<>("Map<UUID>", of(Values.uuids()), UuidKeysTasks::task),
          new Shape<>("Map<URI>", of(Values.uris()), UriKeysTasks::task),
          new Shape<>("Map<Locale>", of(Values.locales()), LocaleKeysTasks::task),
          new Shape<>("Map<Instant>", of(Times.instants()), InstantKeysTasks::task),
          new Shape<>("Map<LocalDate>", of(Times.localDates()), LocalDateKeysTasks::task),
          new Shape<>("Map<LocalTime>", of(Times.localTimes()), LocalTimeKeysTasks::task),
          new Shape<>(
              "Map<LocalDateTime>", of(Times.localDateTimes()), LocalDateTimeKeysTasks::task),
          new Shape<>(
              "Map<OffsetDateTime>", of(Times.offsetDateTimes()), OffsetDateTimeKeysTasks::task),
          new Shape<>("Map<OffsetTime>", of(Times.offsetTimes()), OffsetTimeKeysTasks::task),
          new Shape<>(
              "Map<ZonedDateTime>", of(Times.zonedDateTimes()), ZonedDateTimeKeysTasks::task),
          new Shape<>("Map<Duration>", of(Times.durations()), DurationKeysTasks::task),
          new Shape<>("Map<Period>", of(Times.periods()), PeriodKeysTasks::task),
          new Shape<>("Map<Year>", of(Times.years()), YearKeysTasks::task),
          new Shape<>("Map<YearMonth>", of(Times.yearMonths()), YearMonthKeysTasks::task),
          new Shape<>("Map<MonthDay>", of(Times.monthDays()), MonthDayKeysTasks::task),
          new Shape<>("Map<ZoneId>", of(Times.zoneIds()), ZoneIdKeysTasks::task),
          new Shape<>("Map<ZoneOffset>", of(Times.zoneOffsets()), ZoneOffsetKeysTasks::task),
          new Shape<>("Map<Date>", of(Times.dates()), DateKeysTasks::task),
          new Shape<>("Map<Level>", of(Types.levels()), LevelKeysTasks::task),
          new Shape<>("Map<Code>", of(Types.codes()), CodeKeysTasks::task));

  private KeyTasks() {}

  private static <K> Arbitrary<Map<K, Integer>> of(Arbitrary<K> keys) {
    return Arbitraries.maps(keys, Values.ints()).ofMaxSize(8);
  }

  @BackgroundTask
  static void stringKeys(Received state, TaskContext task, Map<String, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void booleanKeys(Received state, TaskContext task, Map<Boolean, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void byteKeys(Received state, TaskContext task, Map<Byte, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void shortKeys(Received state, TaskContext task, Map<Short, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void integerKeys(Received state, TaskContext task, Map<Integer, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void longKeys(Received state, TaskContext task, Map<Long, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void characterKeys(Received state, TaskContext task, Map<Character, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void bigIntegerKeys(Received state, TaskContext task, Map<BigInteger, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void bigDecimalKeys(Received state, TaskContext task, Map<BigDecimal, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void uuidKeys(Received state, TaskContext task, Map<UUID, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void uriKeys(Received state, TaskContext task, Map<URI, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localeKeys(Received state, TaskContext task, Map<Locale, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void instantKeys(Received state, TaskContext task, Map<Instant, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localDateKeys(Received state, TaskContext task, Map<LocalDate, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localTimeKeys(Received state, TaskContext task, Map<LocalTime, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localDateTimeKeys(
      Received state, TaskContext task, Map<LocalDateTime, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void offsetDateTimeKeys(
      Received state, TaskContext task, Map<OffsetDateTime, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void offsetTimeKeys(Received state, TaskContext task, Map<OffsetTime, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zonedDateTimeKeys(
      Received state, TaskContext task, Map<ZonedDateTime, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void durationKeys(Received state, TaskContext task, Map<Duration, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void periodKeys(Received state, TaskContext task, Map<Period, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void yearKeys(Received state, TaskContext task, Map<Year, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void yearMonthKeys(Received state, TaskContext task, Map<YearMonth, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void monthDayKeys(Received state, TaskContext task, Map<MonthDay, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zoneIdKeys(Received state, TaskContext task, Map<ZoneId, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zoneOffsetKeys(Received state, TaskContext task, Map<ZoneOffset, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void dateKeys(Received state, TaskContext task, Map<Date, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void levelKeys(Received state, TaskContext task, Map<Types.Level, Integer> value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void codeKeys(Received state, TaskContext task, Map<Types.Code, Integer> value) {
    state.put(task, value);
  }
}
