package io.boilermaker.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The codecs of map keys. Numbers have one text each, without plus sign or leading zeros; dates,
 * times and other values have the text that {@link Codecs} gives them.
 */
public final class KeyCodecs {

  /** {@code String}, as it is. */
  public static final KeyCodec<String> STRING = Texts.STRING;

  /** {@code Boolean}: {@code true} or {@code false}. */
  public static final KeyCodec<Boolean> BOOLEAN = Texts.BOOLEAN;

  /** {@code Byte}, decimal. */
  public static final KeyCodec<Byte> BYTE = Texts.BYTE;

  /** {@code Short}, decimal. */
  public static final KeyCodec<Short> SHORT = Texts.SHORT;

  /** {@code Integer}, decimal. */
  public static final KeyCodec<Integer> INT = Texts.INT;

  /** {@code Long}, decimal. */
  public static final KeyCodec<Long> LONG = Texts.LONG;

  /** {@code Character}: a text of exactly one UTF-16 unit. */
  public static final KeyCodec<Character> CHAR = Texts.CHAR;

  /** {@code BigInteger}, decimal, of at most 1000 digits. */
  public static final KeyCodec<BigInteger> BIG_INTEGER = Texts.BIG_INTEGER;

  /** {@code BigDecimal} with its scale, of at most 1000 digits. */
  public static final KeyCodec<BigDecimal> BIG_DECIMAL = Texts.BIG_DECIMAL;

  /** {@code UUID}, lower case. */
  public static final KeyCodec<java.util.UUID> UUID = Texts.UUID_TEXT;

  /** {@code URI}. */
  public static final KeyCodec<java.net.URI> URI = Texts.URI_TEXT;

  /** {@code Locale}: its BCP 47 language tag. */
  public static final KeyCodec<Locale> LOCALE = Texts.LOCALE;

  /** {@code Instant}. */
  public static final KeyCodec<Instant> INSTANT = Times.INSTANT;

  /** {@code LocalDate}. */
  public static final KeyCodec<LocalDate> LOCAL_DATE = Times.LOCAL_DATE;

  /** {@code LocalTime}. */
  public static final KeyCodec<LocalTime> LOCAL_TIME = Times.LOCAL_TIME;

  /** {@code LocalDateTime}. */
  public static final KeyCodec<LocalDateTime> LOCAL_DATE_TIME = Times.LOCAL_DATE_TIME;

  /** {@code OffsetDateTime}. */
  public static final KeyCodec<OffsetDateTime> OFFSET_DATE_TIME = Times.OFFSET_DATE_TIME;

  /** {@code OffsetTime}. */
  public static final KeyCodec<OffsetTime> OFFSET_TIME = Times.OFFSET_TIME;

  /** {@code ZonedDateTime}. */
  public static final KeyCodec<ZonedDateTime> ZONED_DATE_TIME = Times.ZONED_DATE_TIME;

  /** {@code Duration}. */
  public static final KeyCodec<Duration> DURATION = Times.DURATION;

  /** {@code Period}. */
  public static final KeyCodec<Period> PERIOD = Times.PERIOD;

  /** {@code Year}. */
  public static final KeyCodec<Year> YEAR = Times.YEAR;

  /** {@code YearMonth}. */
  public static final KeyCodec<YearMonth> YEAR_MONTH = Times.YEAR_MONTH;

  /** {@code MonthDay}. */
  public static final KeyCodec<MonthDay> MONTH_DAY = Times.MONTH_DAY;

  /** {@code ZoneId}. */
  public static final KeyCodec<ZoneId> ZONE_ID = Times.ZONE_ID;

  /** {@code ZoneOffset}. */
  public static final KeyCodec<ZoneOffset> ZONE_OFFSET = Times.ZONE_OFFSET;

  /** {@code Date}. */
  public static final KeyCodec<Date> DATE = Times.DATE;

  private KeyCodecs() {}

  /**
   * Returns the codec of an enum by the names of its constants; as {@link Codecs#enumOf(Class,
   * Supplier)}.
   */
  public static <E extends Enum<E>> KeyCodec<E> enumOf(Class<E> type, Supplier<E[]> values) {
    return enumOf(type, values, Enum::name);
  }

  /**
   * Returns the codec of an enum by texts of its own; as {@link Codecs#enumOf(Class, Supplier,
   * Function)}.
   */
  public static <E extends Enum<E>> KeyCodec<E> enumOf(
      Class<E> type, Supplier<E[]> values, Function<? super E, String> wire) {
    return Enums.keyCodec(type, values, wire);
  }
}
