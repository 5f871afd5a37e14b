package com.example.roundtrip;

import io.boilermaker.TaskContext;
import io.boilermaker.annotations.BackgroundTask;
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

/** Dates and times, from the first to the last that there are. */
final class TimeTasks {

  static final List<Shape<?>> SHAPES =
      List.of(
          new Shape<>("Duration", Times.durations(), DurationValueTasks::task),
          new Shape<>("Instant", Times.instants(), InstantValueTasks::task),
          new Shape<>("LocalDate", Times.localDates(), LocalDateValueTasks::task),
          new Shape<>("LocalDateTime", Times.localDateTimes(), LocalDateTimeValueTasks::task),
          new Shape<>("LocalTime", Times.localTimes(), LocalTimeValueTasks::task),
          new Shape<>("MonthDay", Times.monthDays(), MonthDayValueTasks::task),
          new Shape<>("OffsetDateTime", Times.offsetDateTimes(), OffsetDateTimeValueTasks::task),
          new Shape<>("OffsetTime", Times.offsetTimes(), OffsetTimeValueTasks::task),
          new Shape<>("Period", Times.periods(), PeriodValueTasks::task),
          new Shape<>("Year", Times.years(), YearValueTasks::task),
          new Shape<>("YearMonth", Times.yearMonths(), YearMonthValueTasks::task),
          new Shape<>("ZoneId", Times.zoneIds(), ZoneIdValueTasks::task),
          new Shape<>("ZoneOffset", Times.zoneOffsets(), ZoneOffsetValueTasks::task),
          new Shape<>("ZonedDateTime", Times.zonedDateTimes(), ZonedDateTimeValueTasks::task),
          new Shape<>("Date", Times.dates(), DateValueTasks::task));

  private TimeTasks() {}

  @BackgroundTask
  static void durationValue(Received state, TaskContext task, Duration value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void instantValue(Received state, TaskContext task, Instant value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localDateValue(Received state, TaskContext task, LocalDate value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localDateTimeValue(Received state, TaskContext task, LocalDateTime value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void localTimeValue(Received state, TaskContext task, LocalTime value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void monthDayValue(Received state, TaskContext task, MonthDay value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void offsetDateTimeValue(Received state, TaskContext task, OffsetDateTime value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void offsetTimeValue(Received state, TaskContext task, OffsetTime value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void periodValue(Received state, TaskContext task, Period value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void yearValue(Received state, TaskContext task, Year value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void yearMonthValue(Received state, TaskContext task, YearMonth value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zoneIdValue(Received state, TaskContext task, ZoneId value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zoneOffsetValue(Received state, TaskContext task, ZoneOffset value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void zonedDateTimeValue(Received state, TaskContext task, ZonedDateTime value) {
    state.put(task, value);
  }

  @BackgroundTask
  static void dateValue(Received state, TaskContext task, Date value) {
    state.put(task, value);
  }
}
