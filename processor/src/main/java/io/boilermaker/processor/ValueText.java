package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Collection;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into expressions of classes of the JDK whose values never change. A text that is
 * refused in a message is no default either: Java would read another value than it says, or it is
 * beyond the limits. These few rules of the runtime stand here again, since the processor does not
 * depend on it; a test compares both.
 */
final class ValueText {

  /**
   * A class and how its values are read.
   *
   * @param parse reads the text now, to check it
   * @param code the expression that reads it later
   */
  private record Form(Class<?> type, Function<String, ?> parse, String code) {}

  private static final String PARSE = "$1T.parse($2L)";

  /** What {@code Year} itself parses differs between the versions of Java. */
  private static final DateTimeFormatter YEAR =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .toFormatter(Locale.ROOT);

  /** The longest text, except of a string or URI. */
  private static final int LONGEST = 1_100;

  /** The largest exponent either way. */
  private static final int EXPONENT = 10_000;

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          form(String.class, text -> text, "$2L"),
          form(BigInteger.class, text -> new BigInteger(number(text)), "new $1T($2L)"),
          form(BigDecimal.class, ValueText::decimal, "new $1T($2L)"),
          form(UUID.class, ValueText::uuid, "$1T.fromString($2L)"),
          form(URI.class, URI::create, "$1T.create($2L)"),
          form(Locale.class, ValueText::locale, "$1T.forLanguageTag($2L)"),
          form(Instant.class, ValueText::instant, PARSE),
          parsed(LocalDate.class, LocalDate::parse),
          parsed(LocalTime.class, LocalTime::parse),
          parsed(LocalDateTime.class, LocalDateTime::parse),
          parsed(OffsetDateTime.class, OffsetDateTime::parse),
          parsed(OffsetTime.class, OffsetTime::parse),
          form(ZonedDateTime.class, ValueText::zonedDateTime, PARSE),
          parsed(Duration.class, Duration::parse),
          parsed(Period.class, Period::parse),
          form(Year.class, text -> Year.parse(text, YEAR), PARSE),
          parsed(YearMonth.class, YearMonth::parse),
          parsed(MonthDay.class, MonthDay::parse),
          form(ZoneId.class, ZoneId::of, "$1T.of($2L)"),
          form(ZoneOffset.class, ZoneOffset::of, "$1T.of($2L)"),
          only("", Optional.class, Optional.class, "$1T.empty()"),
          only("", OptionalInt.class, OptionalInt.class, "$1T.empty()"),
          only("", OptionalLong.class, OptionalLong.class, "$1T.empty()"),
          only("", OptionalDouble.class, OptionalDouble.class, "$1T.empty()"),
          only("[]", List.class, List.class, "$1T.of()"),
          only("[]", Collection.class, List.class, "$1T.of()"),
          only("[]", Set.class, Set.class, "$1T.of()"),
          only("[]", SortedSet.class, Collections.class, "$1T.emptySortedSet()"),
          only("{}", Map.class, Map.class, "$1T.of()"),
          only("{}", SortedMap.class, Collections.class, "$1T.emptySortedMap()"));

  private ValueText() {}

  /**
   * Returns the expression; null if the text is not of the class, or the class cannot have a
   * default.
   */
  static @Nullable CodeBlock expression(String className, String text) {
    Form form = FORMS.get(className);
    if (form == null || !isRead(text, form)) {
      return null;
    }
    return form.code().contains("$2")
        ? CodeBlock.of(form.code().contains("$1") ? form.code() : "$L", arguments(form, text))
        : CodeBlock.of(form.code(), form.type());
  }

  private static boolean isRead(String text, Form form) {
    boolean isOfAnyLength = form.type() == String.class || form.type() == URI.class;
    if (text.length() > LONGEST && !isOfAnyLength) {
      return false;
    }
    try {
      Objects.requireNonNull(form.parse().apply(text));
      return true;
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  private static Object[] arguments(Form form, String text) {
    CodeBlock literal = TextLiteral.of(text);
    return form.code().contains("$1")
        ? new Object[] {form.type(), literal}
        : new Object[] {literal};
  }

  private static Map.Entry<String, Form> form(
      Class<?> type, Function<String, ?> parse, String code) {
    return Map.entry(type.getName(), new Form(type, parse, code));
  }

  private static Map.Entry<String, Form> parsed(Class<?> type, Function<CharSequence, ?> parse) {
    return form(type, parse::apply, PARSE);
  }

  /** Returns a class that has just one default. */
  private static Map.Entry<String, Form> only(
      String allowed, Class<?> type, Class<?> factory, String code) {
    return Map.entry(type.getName(), new Form(factory, text -> same(text, allowed), code));
  }

  private static String same(String text, String allowed) {
    if (!text.equals(allowed)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** Rejects what is no number in a message, such as {@code +5}. */
  private static String number(String text) {
    if (!PrimitiveText.isNumber(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static BigDecimal decimal(String text) {
    var value = new BigDecimal(number(text));
    if (value.scale() > EXPONENT || value.scale() < -EXPONENT) {
      throw new ArithmeticException(text);
    }
    return value;
  }

  /** Rejects short forms. */
  private static String uuid(String text) {
    return same(text, UUID.fromString(text).toString());
  }

  /** Rejects a leap second, which would become the one before. */
  private static Instant instant(String text) {
    TemporalAccessor parsed = DateTimeFormatter.ISO_INSTANT.parse(text);
    if (parsed.query(DateTimeFormatter.parsedLeapSecond())) {
      throw new DateTimeException(text);
    }
    return Instant.from(parsed);
  }

  /** Rejects an offset that the zone does not have then, which would become another one. */
  private static ZonedDateTime zonedDateTime(String text) {
    TemporalAccessor parsed = DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text);
    var time = ZonedDateTime.from(parsed);
    if (!time.getOffset().equals(parsed.query(TemporalQueries.offset()))) {
      throw new DateTimeException(text);
    }
    return time;
  }

  private static Locale locale(String text) {
    try {
      return new Locale.Builder().setLanguageTag(text).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
