package io.boilermaker.programs.change;

import io.boilermaker.programs.model.JdkType;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The texts of single values, in JSON strings and as keys. */
final class ScalarText {

  private static final int FOUR_DIGITS = 9_999;

  private ScalarText() {}

  /** Returns what an optional number holds, null if it is empty; all else as it is. */
  static @Nullable Object held(Object value) {
    if (value instanceof OptionalInt held) {
      return held.isPresent() ? held.getAsInt() : null;
    } else if (value instanceof OptionalLong held) {
      return held.isPresent() ? held.getAsLong() : null;
    } else if (value instanceof OptionalDouble held) {
      return held.isPresent() ? held.getAsDouble() : null;
    }
    return value;
  }

  @SuppressWarnings("JavaUtilDate")
  static String of(JdkType type, Object value) {
    return switch (type) {
      case LOCALE -> ((Locale) value).toLanguageTag();
      case DATE -> ((Date) value).toInstant().toString();
      case YEAR -> year(((Year) value).getValue());
      case YEAR_MONTH ->
          year(((YearMonth) value).getYear())
              + "-%02d".formatted(((YearMonth) value).getMonthValue());
      case ZONE_ID -> ((ZoneId) value).getId();
      default -> value.toString();
    };
  }

  private static String year(int year) {
    String sign = year < 0 ? "-" : year > FOUR_DIGITS ? "+" : "";
    return sign + "%04d".formatted(Math.abs(year));
  }
}
