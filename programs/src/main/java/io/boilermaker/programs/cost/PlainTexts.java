package io.boilermaker.programs.cost;

import io.boilermaker.programs.model.JdkType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** Ordinary texts of single values, different ones as far as a type has them. */
final class PlainTexts {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private PlainTexts() {}

  /** Returns whether a value is written in quotes. */
  static boolean isQuoted(JdkType type) {
    return switch (type.unboxed()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> false;
      default -> !isNumber(type);
    };
  }

  /** Returns whether a value is a number. */
  static boolean isNumber(JdkType type) {
    return switch (type.unboxed()) {
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BIG_DECIMAL, BIG_INTEGER -> true;
      default -> type.isOptional();
    };
  }

  /**
   * Returns a text, as it stands in quotes.
   *
   * @param index from 0
   */
  static String of(JdkType type, int index) {
    return switch (type.unboxed()) {
      case BOOLEAN -> String.valueOf(index % 2 == 0);
      case BYTE -> String.valueOf(index % Byte.MAX_VALUE);
      case SHORT -> String.valueOf(index % Short.MAX_VALUE);
      case INT, LONG, BIG_INTEGER, OPTIONAL_INT, OPTIONAL_LONG -> String.valueOf(index);
      case FLOAT, DOUBLE, BIG_DECIMAL, OPTIONAL_DOUBLE -> index + ".5";
      case CHAR -> String.valueOf((char) ('a' + index % 26));
      case STRING -> "t" + index;
      case UUID -> new UUID(index * 0x9e37_79b9_7f4a_7c15L, index).toString();
      case URI -> "u:" + index;
      case LOCALE -> "en-x-" + Integer.toString(index, Character.MAX_RADIX);
      default -> time(type, index);
    };
  }

  private static String time(JdkType type, int index) {
    LocalDateTime moment = LocalDateTime.ofInstant(START.plusSeconds(index), ZoneOffset.UTC);
    return switch (type) {
      case DATE, INSTANT -> START.plusSeconds(index).toString();
      case LOCAL_DATE -> LocalDate.ofEpochDay(index).toString();
      case LOCAL_TIME -> moment.toLocalTime().toString();
      case LOCAL_DATE_TIME -> moment.toString();
      case OFFSET_DATE_TIME -> moment.atOffset(ZoneOffset.UTC).toString();
      case OFFSET_TIME -> LocalTime.from(moment).atOffset(ZoneOffset.UTC).toString();
      case ZONED_DATE_TIME -> moment + "Z[UTC]";
      case DURATION -> Duration.ofSeconds(index).toString();
      case PERIOD -> Period.of(index, 1, 1).toString();
      case YEAR -> "%04d".formatted(index % 10_000);
      case YEAR_MONTH -> YearMonth.of(1_000 + index / 12 % 9_000, 1 + index % 12).toString();
      case MONTH_DAY -> MonthDay.of(1 + index / 28 % 12, 1 + index % 28).toString();
      case ZONE_ID, ZONE_OFFSET -> ZoneOffset.ofTotalSeconds(index % 64_800).getId();
      default -> throw new IllegalArgumentException(type.name());
    };
  }
}
