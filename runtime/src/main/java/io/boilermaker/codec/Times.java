package io.boilermaker.codec;

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
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalQueries;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/** The text forms of dates and times: ISO 8601, with the offset and the zone as given. */
final class Times {

  /** What pydantic begins the text of a {@code timedelta} of 365 days or more with. */
  private static final Pattern YEARS = Pattern.compile("([-+]?P)([0-9]+)Y(.*)");

  private static final int DAYS_OF_YEAR = 365;

  /** {@code Year.toString} lacks the leading zeros and the sign that its own parser wants. */
  private static final DateTimeFormatter YEAR_FORMAT =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .toFormatter(Locale.ROOT);

  /** {@code YearMonth.toString} lacks the sign of years above 9999. */
  private static final DateTimeFormatter YEAR_MONTH_FORMAT =
      new DateTimeFormatterBuilder()
          .append(YEAR_FORMAT)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .toFormatter(Locale.ROOT);

  static final TextForm<Instant> INSTANT =
      new TextForm<>("an ISO instant", Times::instant, Instant::toString);

  static final TextForm<LocalDate> LOCAL_DATE =
      new TextForm<>("an ISO date", LocalDate::parse, LocalDate::toString);

  static final TextForm<LocalTime> LOCAL_TIME =
      new TextForm<>("an ISO time", LocalTime::parse, LocalTime::toString);

  static final TextForm<LocalDateTime> LOCAL_DATE_TIME =
      new TextForm<>(
          "an ISO date and time without offset", LocalDateTime::parse, LocalDateTime::toString);

  static final TextForm<OffsetDateTime> OFFSET_DATE_TIME =
      new TextForm<>(
          "an ISO date and time with offset", OffsetDateTime::parse, OffsetDateTime::toString);

  static final TextForm<OffsetTime> OFFSET_TIME =
      new TextForm<>("an ISO time with offset", OffsetTime::parse, OffsetTime::toString);

  static final TextForm<ZonedDateTime> ZONED_DATE_TIME =
      new TextForm<>(
          "an ISO date and time with zone", Times::zonedDateTime, ZonedDateTime::toString);

  static final TextForm<Duration> DURATION =
      new TextForm<>("an ISO duration", Times::duration, Duration::toString);

  static final TextForm<Period> PERIOD =
      new TextForm<>("an ISO period", Period::parse, Period::toString);

  static final TextForm<Year> YEAR =
      new TextForm<>(
          "an ISO year", text -> Year.parse(text, YEAR_FORMAT), year -> year.format(YEAR_FORMAT));

  static final TextForm<YearMonth> YEAR_MONTH =
      new TextForm<>(
          "an ISO year and month",
          text -> YearMonth.parse(text, YEAR_MONTH_FORMAT),
          month -> month.format(YEAR_MONTH_FORMAT));

  static final TextForm<MonthDay> MONTH_DAY =
      new TextForm<>("an ISO month and day", MonthDay::parse, MonthDay::toString);

  static final TextForm<ZoneId> ZONE_ID = new TextForm<>("a zone id", ZoneId::of, ZoneId::getId);

  static final TextForm<ZoneOffset> ZONE_OFFSET =
      new TextForm<>("a zone offset", ZoneOffset::of, ZoneOffset::getId);

  /**
   * A date by its milliseconds, since {@code java.sql.Date} has no instant; those that it would
   * lose are refused.
   */
  @SuppressWarnings("JavaUtilDate")
  static final TextForm<Date> DATE =
      new TextForm<>("an ISO instant", text -> Date.from(instant(text)), Times::text);

  private static final int NANOS_OF_MILLI = 1_000_000;

  private Times() {}

  /** Reads an instant; a leap second, which is none in Java, would become the one before. */
  private static Instant instant(String text) {
    TemporalAccessor parsed = DateTimeFormatter.ISO_INSTANT.parse(text);
    if (parsed.query(DateTimeFormatter.parsedLeapSecond())) {
      throw new DateTimeException("a leap second");
    }
    return Instant.from(parsed);
  }

  /** Reads a time with a zone; an offset that the zone does not have then would be changed. */
  private static ZonedDateTime zonedDateTime(String text) {
    TemporalAccessor parsed = DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text);
    ZonedDateTime time = ZonedDateTime.from(parsed);
    ZoneOffset written = parsed.query(TemporalQueries.offset());
    if (written != null && !written.equals(time.getOffset())) {
      throw new DateTimeException("an offset that the zone does not have");
    }
    return time;
  }

  @SuppressWarnings({"JavaUtilDate", "JavaInstantGetSecondsGetNano"})
  private static String text(Date date) {
    if (isTimestamp(date.getClass()) && date.toInstant().getNano() % NANOS_OF_MILLI != 0) {
      throw new ArgumentException(
          "a java.sql.Timestamp would lose its nanoseconds: send its Instant, or milliseconds");
    }
    return Instant.ofEpochMilli(date.getTime()).toString();
  }

  /**
   * Knows a timestamp by its name, since the module of it may be missing; drivers of databases have
   * subclasses.
   */
  private static boolean isTimestamp(Class<?> dates) {
    return isNamed(dates, "java.sql.Timestamp");
  }

  /** Returns whether values of a class are times of XML; known by name, as timestamps are. */
  static boolean isXmlTime(Class<?> type) {
    return isNamed(type, "javax.xml.datatype.XMLGregorianCalendar");
  }

  /** Returns whether a class is that of days of SQL; known by name, likewise. */
  static boolean isSqlDate(Class<?> type) {
    return type.getName().equals("java.sql.Date");
  }

  /** Returns whether values of a class are dates or times, to which a pattern gives a form. */
  static boolean areTimes(Class<?> type) {
    return TemporalAccessor.class.isAssignableFrom(type)
        || TemporalAmount.class.isAssignableFrom(type)
        || Date.class.isAssignableFrom(type)
        || Calendar.class.isAssignableFrom(type)
        || isXmlTime(type);
  }

  private static boolean isNamed(Class<?> given, String name) {
    for (Class<?> type = given; type != null; type = type.getSuperclass()) {
      if (type.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Apart, since the module of these times may be missing. */
  static final class Xml {

    private static final DatatypeFactory FACTORY = DatatypeFactory.newDefaultInstance();

    /**
     * Any part of a date and time, as XML has it. Jackson would write a whole one with a zone, and
     * in milliseconds.
     */
    static final TextForm<XMLGregorianCalendar> TIME =
        new TextForm<>("a date or time of XML", FACTORY::newXMLGregorianCalendar, Xml::text);

    private Xml() {}

    private static String text(XMLGregorianCalendar time) {
      String text = time.toXMLFormat();
      if (!FACTORY.newXMLGregorianCalendar(text).toXMLFormat().equals(text)) {
        throw new ArgumentException("a date or time of XML whose text is that of another");
      }
      return text;
    }
  }

  /** Reads a duration, in which a year is 365 days, as the Python package writes and reads it. */
  private static Duration duration(String text) {
    Matcher years = YEARS.matcher(text);
    if (!years.matches()) {
      return Duration.parse(text);
    }
    String sign = years.group(1);
    String rest = years.group(3);
    Duration whole =
        Duration.ofDays(Math.multiplyExact(Long.parseLong(years.group(2)), DAYS_OF_YEAR));
    Duration more = rest.isEmpty() ? Duration.ZERO : Duration.parse(sign + rest);
    return sign.startsWith("-") ? more.minus(whole) : more.plus(whole);
  }
}
