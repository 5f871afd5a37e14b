package io.boilermaker.codec;

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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The codecs of the JDK's own types, by class. */
final class JdkForms {

  private static final Map<Class<?>, TextForm<?>> TEXTS =
      Map.ofEntries(
          Map.entry(UUID.class, Texts.UUID_TEXT),
          Map.entry(URI.class, Texts.URI_TEXT),
          Map.entry(Locale.class, Texts.LOCALE),
          Map.entry(Instant.class, Times.INSTANT),
          Map.entry(LocalDate.class, Times.LOCAL_DATE),
          Map.entry(LocalTime.class, Times.LOCAL_TIME),
          Map.entry(LocalDateTime.class, Times.LOCAL_DATE_TIME),
          Map.entry(OffsetDateTime.class, Times.OFFSET_DATE_TIME),
          Map.entry(OffsetTime.class, Times.OFFSET_TIME),
          Map.entry(ZonedDateTime.class, Times.ZONED_DATE_TIME),
          Map.entry(Duration.class, Times.DURATION),
          Map.entry(Period.class, Times.PERIOD),
          Map.entry(Year.class, Times.YEAR),
          Map.entry(YearMonth.class, Times.YEAR_MONTH),
          Map.entry(MonthDay.class, Times.MONTH_DAY),
          Map.entry(ZoneId.class, Times.ZONE_ID),
          Map.entry(ZoneOffset.class, Times.ZONE_OFFSET),
          Map.entry(Date.class, Times.DATE));

  private static final Map<Class<?>, KeyCodec<?>> KEYS =
      Map.ofEntries(
          Map.entry(Boolean.class, Texts.BOOLEAN),
          Map.entry(Byte.class, Texts.BYTE),
          Map.entry(Short.class, Texts.SHORT),
          Map.entry(Integer.class, Texts.INT),
          Map.entry(Long.class, Texts.LONG),
          Map.entry(Float.class, Texts.FLOAT),
          Map.entry(Double.class, Texts.DOUBLE),
          Map.entry(Character.class, Texts.CHAR),
          Map.entry(BigInteger.class, Texts.BIG_INTEGER),
          Map.entry(BigDecimal.class, Texts.BIG_DECIMAL));

  /** By values, not as keys: other languages write other texts of the same number. */
  private static final Map<Class<?>, KeyCodec<?>> VALUE_TEXTS =
      Map.ofEntries(
          Map.entry(boolean.class, Texts.BOOLEAN),
          Map.entry(Boolean.class, Texts.BOOLEAN),
          Map.entry(byte.class, Texts.BYTE),
          Map.entry(Byte.class, Texts.BYTE),
          Map.entry(short.class, Texts.SHORT),
          Map.entry(Short.class, Texts.SHORT),
          Map.entry(int.class, Texts.INT),
          Map.entry(Integer.class, Texts.INT),
          Map.entry(long.class, Texts.LONG),
          Map.entry(Long.class, Texts.LONG),
          Map.entry(float.class, Texts.FLOAT_VALUE),
          Map.entry(Float.class, Texts.FLOAT_VALUE),
          Map.entry(double.class, Texts.DOUBLE_VALUE),
          Map.entry(Double.class, Texts.DOUBLE_VALUE),
          Map.entry(BigInteger.class, Texts.BIG_INTEGER),
          Map.entry(BigDecimal.class, Texts.DECIMAL_VALUE));

  private static final Map<Class<?>, Codec<?>> CODECS = codecs();

  private JdkForms() {}

  private static Map<Class<?>, Codec<?>> codecs() {
    Map<Class<?>, Codec<?>> codecs = new HashMap<>();
    TEXTS.forEach((type, form) -> codecs.put(type, new TextCodec<>(form)));
    put(codecs, boolean.class, Boolean.class, Codecs.BOOLEAN);
    put(codecs, byte.class, Byte.class, Codecs.BYTE);
    put(codecs, short.class, Short.class, Codecs.SHORT);
    put(codecs, int.class, Integer.class, Codecs.INT);
    put(codecs, long.class, Long.class, Codecs.LONG);
    put(codecs, float.class, Float.class, Codecs.FLOAT);
    put(codecs, double.class, Double.class, Codecs.DOUBLE);
    put(codecs, char.class, Character.class, Codecs.CHAR);
    codecs.put(String.class, Codecs.STRING);
    codecs.put(BigInteger.class, Codecs.BIG_INTEGER);
    codecs.put(BigDecimal.class, Codecs.BIG_DECIMAL);
    codecs.put(OptionalInt.class, Codecs.OPTIONAL_INT);
    codecs.put(OptionalLong.class, Codecs.OPTIONAL_LONG);
    codecs.put(OptionalDouble.class, Codecs.OPTIONAL_DOUBLE);
    codecs.put(boolean[].class, Codecs.BOOLEAN_ARRAY);
    codecs.put(byte[].class, Codecs.BYTES);
    codecs.put(short[].class, Codecs.SHORT_ARRAY);
    codecs.put(int[].class, Codecs.INT_ARRAY);
    codecs.put(long[].class, Codecs.LONG_ARRAY);
    codecs.put(float[].class, Codecs.FLOAT_ARRAY);
    codecs.put(double[].class, Codecs.DOUBLE_ARRAY);
    codecs.put(char[].class, Codecs.CHAR_ARRAY);
    return Map.copyOf(codecs);
  }

  private static <T> void put(
      Map<Class<?>, Codec<?>> codecs, Class<T> primitive, Class<T> box, Codec<T> codec) {
    codecs.put(primitive, codec);
    codecs.put(box, Codecs.nullable(codec));
  }

  /** Returns the codec of a class; null if it has none. */
  static @Nullable Codec<?> codec(Class<?> type) {
    return Times.isXmlTime(type) ? new TextCodec<>(Times.Xml.TIME) : CODECS.get(type);
  }

  /** Returns the text form of the values of a class; null if they have none. */
  static @Nullable TextForm<?> text(Class<?> type) {
    if (Date.class.isAssignableFrom(type)) {
      return Times.DATE;
    }
    if (Times.isXmlTime(type)) {
      return Times.Xml.TIME;
    }
    // The JDK's own class of zones is not public.
    return ZoneId.class.isAssignableFrom(type) ? Times.ZONE_ID : TEXTS.get(type);
  }

  /** Returns the codec of a class as that of a map's keys; null if it has none. */
  static @Nullable KeyCodec<?> keys(Class<?> type) {
    KeyCodec<?> codec = KEYS.get(type);
    return codec == null ? TEXTS.get(type) : codec;
  }

  /**
   * Returns the codec of numbers of a class, or of booleans, that are written as text; null if it
   * has none.
   */
  static @Nullable KeyCodec<?> valueText(Class<?> type) {
    return VALUE_TEXTS.get(type);
  }
}
