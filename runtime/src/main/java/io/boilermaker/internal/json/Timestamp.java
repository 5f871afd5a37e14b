package io.boilermaker.internal.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the time of an envelope: ISO 8601 with an offset, or in UTC without one. The usual form is
 * read digit by digit, since a formatter takes more time than all the rest of an envelope.
 */
public final class Timestamp {

  private static final DateTimeFormatter ANY_FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter();

  /** {@code 2026-01-31T12:00:00}, with digits as zeros. */
  private static final String TO_SECONDS = "0000-00-00T00:00:00";

  private static final int MOST_DIGITS = 9;

  private final char[] text;
  private final int start;
  private final int length;

  private Timestamp(char[] text, int start, int length) {
    this.text = text;
    this.start = start;
    this.length = length;
  }

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException if it is no time
   */
  public static Instant parse(char[] text, int start, int length) {
    var timestamp = new Timestamp(text, start, length);
    int nanos = timestamp.isUsual() ? timestamp.nanos() : -1;
    return nanos < 0 ? timestamp.anyForm() : timestamp.instant(nanos);
  }

  private Instant anyForm() {
    TemporalAccessor time =
        ANY_FORM.parseBest(
            String.valueOf(text, start, length), OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }

  /** Tells whether the text begins with a date and time whose parts are not too large. */
  private boolean isUsual() {
    if (length <= TO_SECONDS.length()) {
      return false;
    }
    for (int i = 0; i < TO_SECONDS.length(); i++) {
      char pattern = TO_SECONDS.charAt(i);
      char c = text[start + i];
      if (pattern == '0' ? !isDigit(c) : c != pattern) {
        return false;
      }
    }
    int day = number(8, 2);
    // Months that there are not, and a day of 0, are refused where a date is made.
    return (day <= 28 || YearMonth.of(number(0, 4), number(5, 2)).isValidDay(day))
        && number(11, 2) < 24
        && number(14, 2) < 60
        && number(17, 2) < 60;
  }

  /** The fraction, if it and a {@code Z} are all that follows; else -1. */
  private int nanos() {
    int at = TO_SECONDS.length();
    int end = length - 1;
    if (text[start + end] != 'Z') {
      return -1;
    }
    if (at == end) {
      return 0;
    }
    int digits = end - at - 1;
    if (text[start + at] != '.' || digits > MOST_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = 0; i < MOST_DIGITS; i++) {
      char c = i < digits ? text[start + at + 1 + i] : '0';
      if (!isDigit(c)) {
        return -1;
      }
      nanos = nanos * 10 + c - '0';
    }
    return nanos;
  }

  private Instant instant(int nanos) {
    long day = LocalDate.of(number(0, 4), number(5, 2), number(8, 2)).toEpochDay();
    long minute = (day * 24 + number(11, 2)) * 60 + number(14, 2);
    return Instant.ofEpochSecond(minute * 60 + number(17, 2), nanos);
  }

  private int number(int at, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + text[start + at + i] - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
