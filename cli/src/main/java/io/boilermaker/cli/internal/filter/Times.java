package io.boilermaker.cli.internal.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times and durations as people type them. */
public final class Times {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Times() {}

  /**
   * Reads a duration, such as {@code 90s}, {@code 5m}, {@code 2h} or {@code 3d}.
   *
   * @throws FilterException if it is none
   */
  public static Duration duration(String option, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new FilterException(
          option + " takes a duration such as 90s, 5m, 2h or 3d, not '" + text + "'");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /**
   * Reads a time: an ISO one with offset, a day in UTC, or a duration before now.
   *
   * @throws FilterException if it is none
   */
  public static Instant time(String option, String text, Instant now) {
    if (DURATION.matcher(text).matches()) {
      return now.minus(duration(option, text));
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new FilterException(
          option
              + " takes a time such as 2027-01-31, 2027-01-31T12:00:00Z or 2h for two hours ago,"
              + " not '"
              + text
              + "'");
    }
  }
}
