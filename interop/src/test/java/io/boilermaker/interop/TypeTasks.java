package io.boilermaker.interop;

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
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A task for each type of argument. */
final class TypeTasks {

  enum Color {
    RED
  }

  record Point(int x, int y) {}

  sealed interface Payment permits Card, Cash {}

  record Card(String token) implements Payment {}

  record Cash() implements Payment {}

  private TypeTasks() {}

  @BackgroundTask
  static void takesBoolean(Diary diary, TaskContext context, boolean value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesShort(Diary diary, TaskContext context, short value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesInt(Diary diary, TaskContext context, int value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesLong(Diary diary, TaskContext context, long value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesFloat(Diary diary, TaskContext context, float value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesDouble(Diary diary, TaskContext context, double value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesBoxedDouble(Diary diary, TaskContext context, Double value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesBigInteger(Diary diary, TaskContext context, BigInteger value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesBigDecimal(Diary diary, TaskContext context, BigDecimal value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesChar(Diary diary, TaskContext context, char value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesString(Diary diary, TaskContext context, String value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesColor(Diary diary, TaskContext context, Color value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesBytes(Diary diary, TaskContext context, byte[] value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesUuid(Diary diary, TaskContext context, UUID value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesUri(Diary diary, TaskContext context, URI value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesInstant(Diary diary, TaskContext context, Instant value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesLocalDate(Diary diary, TaskContext context, LocalDate value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesLocalTime(Diary diary, TaskContext context, LocalTime value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesLocalDateTime(Diary diary, TaskContext context, LocalDateTime value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesOffsetDateTime(Diary diary, TaskContext context, OffsetDateTime value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesZonedDateTime(Diary diary, TaskContext context, ZonedDateTime value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesDuration(Diary diary, TaskContext context, Duration value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesPeriod(Diary diary, TaskContext context, Period value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesIntArray(Diary diary, TaskContext context, int[] value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesList(Diary diary, TaskContext context, List<Integer> value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesSet(Diary diary, TaskContext context, Set<Integer> value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesMap(Diary diary, TaskContext context, Map<String, Integer> value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesIntMap(Diary diary, TaskContext context, Map<Integer, String> value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesOptional(Diary diary, TaskContext context, Optional<String> value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesPoint(Diary diary, TaskContext context, Point value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesPayment(Diary diary, TaskContext context, Payment value) {
    diary.ran(context, "takes", value);
  }

  @BackgroundTask
  static void takesObject(Diary diary, TaskContext context, Object value) {
    diary.ran(context, "takes", value);
  }
}
