package io.boilermaker.cli.internal.tasks;

import io.boilermaker.codec.Codec;
import io.boilermaker.codec.Codecs;
import io.boilermaker.codec.KeyCodec;
import io.boilermaker.codec.KeyCodecs;
import java.util.Map;

/** The codecs of types without parts, by their names in manifests. */
final class LeafCodecs {

  private static final Map<String, Codec<?>> CODECS =
      Map.ofEntries(
          Map.entry("boolean", Codecs.BOOLEAN),
          Map.entry("byte", Codecs.BYTE),
          Map.entry("short", Codecs.SHORT),
          Map.entry("int", Codecs.INT),
          Map.entry("long", Codecs.LONG),
          Map.entry("float", Codecs.FLOAT),
          Map.entry("double", Codecs.DOUBLE),
          Map.entry("char", Codecs.CHAR),
          Map.entry("Boolean", Codecs.nullable(Codecs.BOOLEAN)),
          Map.entry("Byte", Codecs.nullable(Codecs.BYTE)),
          Map.entry("Short", Codecs.nullable(Codecs.SHORT)),
          Map.entry("Integer", Codecs.nullable(Codecs.INT)),
          Map.entry("Long", Codecs.nullable(Codecs.LONG)),
          Map.entry("Float", Codecs.nullable(Codecs.FLOAT)),
          Map.entry("Double", Codecs.nullable(Codecs.DOUBLE)),
          Map.entry("Character", Codecs.nullable(Codecs.CHAR)),
          Map.entry("String", Codecs.STRING),
          Map.entry("BigInteger", Codecs.BIG_INTEGER),
          Map.entry("BigDecimal", Codecs.BIG_DECIMAL),
          Map.entry("bytes", Codecs.BYTES),
          Map.entry("UUID", Codecs.UUID),
          Map.entry("URI", Codecs.URI),
          Map.entry("Locale", Codecs.LOCALE),
          Map.entry("Instant", Codecs.INSTANT),
          Map.entry("LocalDate", Codecs.LOCAL_DATE),
          Map.entry("LocalTime", Codecs.LOCAL_TIME),
          Map.entry("LocalDateTime", Codecs.LOCAL_DATE_TIME),
          Map.entry("OffsetDateTime", Codecs.OFFSET_DATE_TIME),
          Map.entry("OffsetTime", Codecs.OFFSET_TIME),
          Map.entry("ZonedDateTime", Codecs.ZONED_DATE_TIME),
          Map.entry("Duration", Codecs.DURATION),
          Map.entry("Period", Codecs.PERIOD),
          Map.entry("Year", Codecs.YEAR),
          Map.entry("YearMonth", Codecs.YEAR_MONTH),
          Map.entry("MonthDay", Codecs.MONTH_DAY),
          Map.entry("ZoneId", Codecs.ZONE_ID),
          Map.entry("ZoneOffset", Codecs.ZONE_OFFSET),
          Map.entry("Date", Codecs.DATE));

  private static final Map<String, KeyCodec<?>> KEYS =
      Map.ofEntries(
          Map.entry("Boolean", KeyCodecs.BOOLEAN),
          Map.entry("Byte", KeyCodecs.BYTE),
          Map.entry("Short", KeyCodecs.SHORT),
          Map.entry("Integer", KeyCodecs.INT),
          Map.entry("Long", KeyCodecs.LONG),
          Map.entry("Character", KeyCodecs.CHAR),
          Map.entry("BigInteger", KeyCodecs.BIG_INTEGER),
          Map.entry("BigDecimal", KeyCodecs.BIG_DECIMAL),
          Map.entry("UUID", KeyCodecs.UUID),
          Map.entry("URI", KeyCodecs.URI),
          Map.entry("Locale", KeyCodecs.LOCALE),
          Map.entry("Instant", KeyCodecs.INSTANT),
          Map.entry("LocalDate", KeyCodecs.LOCAL_DATE),
          Map.entry("LocalTime", KeyCodecs.LOCAL_TIME),
          Map.entry("LocalDateTime", KeyCodecs.LOCAL_DATE_TIME),
          Map.entry("OffsetDateTime", KeyCodecs.OFFSET_DATE_TIME),
          Map.entry("OffsetTime", KeyCodecs.OFFSET_TIME),
          Map.entry("ZonedDateTime", KeyCodecs.ZONED_DATE_TIME),
          Map.entry("Duration", KeyCodecs.DURATION),
          Map.entry("Period", KeyCodecs.PERIOD),
          Map.entry("Year", KeyCodecs.YEAR),
          Map.entry("YearMonth", KeyCodecs.YEAR_MONTH),
          Map.entry("MonthDay", KeyCodecs.MONTH_DAY),
          Map.entry("ZoneId", KeyCodecs.ZONE_ID),
          Map.entry("ZoneOffset", KeyCodecs.ZONE_OFFSET),
          Map.entry("Date", KeyCodecs.DATE));

  private LeafCodecs() {}

  /** Returns the codec of a type; of one that is not known, that of any JSON. */
  static Codec<Object> of(String type) {
    return Codecs.as(CODECS.getOrDefault(type, Codecs.JSON));
  }

  /** Returns the codec of keys; of a type that is not known, that of any text. */
  static KeyCodec<?> key(String type) {
    return KEYS.getOrDefault(boxed(type), KeyCodecs.STRING);
  }

  /** A key is never null, so that its type may be written as a primitive. */
  private static String boxed(String type) {
    return switch (type) {
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "char" -> "Character";
      default -> type;
    };
  }
}
