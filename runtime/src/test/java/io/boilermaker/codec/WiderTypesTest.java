package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type of one value against every other: the evolution guard takes one for wider if and only
 * if it reads all that the other writes, as the same value.
 */
class WiderTypesTest {

  /**
   * A type by its name in manifests, with its codecs and values at its edges: for each other type
   * one that this does not read, if there is any.
   *
   * @param keys null if the type is none of keys
   */
  private record Type<T>(
      String name, Codec<T> codec, @Nullable KeyCodec<T> keys, List<@Nullable T> values) {

    @SafeVarargs
    @SuppressWarnings("varargs") // read, and not kept
    static <T> Type<T> of(String name, Codec<T> codec, @Nullable KeyCodec<T> keys, T... values) {
      return new Type<>(name, codec, keys, List.of(values));
    }

    /** The class of a primitive, or any other type of which null is a value. */
    Type<T> withNull(String box) {
      List<@Nullable T> all = new ArrayList<>(values);
      all.add(null);
      Codec<T> nullable = box.equals(name) ? codec : Codecs.nullable(codec);
      return new Type<>(box, nullable, keys, all);
    }

    Stream<String> texts() {
      return values.stream().map(value -> Wire.write(codec, value));
    }

    Stream<String> keyTexts() {
      return values.stream().filter(value -> value != null).map(keys::write);
    }

    /** Returns whether a text of another type is read as the same value. */
    boolean reads(String text) {
      try {
        return isSame(text, Wire.write(codec, Wire.read(codec, text)));
      } catch (ArgumentException e) {
        return false;
      }
    }

    boolean readsKey(String text) {
      try {
        return isSame(text, keys.write(keys.read(text)));
      } catch (ArgumentException e) {
        return false;
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Type<?>> PRIMITIVES =
      List.of(
          Type.of("boolean", Codecs.BOOLEAN, KeyCodecs.BOOLEAN, true, false),
          Type.of("byte", Codecs.BYTE, KeyCodecs.BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE),
          Type.of("short", Codecs.SHORT, KeyCodecs.SHORT, Short.MIN_VALUE, Short.MAX_VALUE),
          Type.of("int", Codecs.INT, KeyCodecs.INT, Integer.MIN_VALUE, 16_777_217),
          Type.of("long", Codecs.LONG, KeyCodecs.LONG, Long.MIN_VALUE, (1L << 53) + 1),
          Type.of("float", Codecs.FLOAT, null, 0.1f, Float.MIN_VALUE, -Float.MAX_VALUE),
          Type.of("double", Codecs.DOUBLE, null, 0.1, Double.MIN_VALUE, -Double.MAX_VALUE),
          Type.of("char", Codecs.CHAR, KeyCodecs.CHAR, 'a', '1', '\u00e9', ' '));

  private static final Map<String, String> BOXES = Map.of("int", "Integer", "char", "Character");

  private static final List<Type<?>> REFERENCES =
      List.of(
          Type.of("Object", Codecs.JSON, null, Map.of("a", List.of(1)), "a", 1, true),
          Type.of(
              "BigInteger",
              Codecs.BIG_INTEGER,
              KeyCodecs.BIG_INTEGER,
              BigInteger.TEN.pow(40).add(BigInteger.ONE)),
          Type.of(
              "BigDecimal",
              Codecs.BIG_DECIMAL,
              KeyCodecs.BIG_DECIMAL,
              new BigDecimal("600.00"),
              new BigDecimal("1E+400")),
          Type.of("String", Codecs.STRING, KeyCodecs.STRING, "", "a", "1", "%"),
          Type.of("bytes", Codecs.BYTES, null, new byte[] {1, -1}, new byte[0]),
          Type.of("UUID", Codecs.UUID, KeyCodecs.UUID, new UUID(1, 2)),
          Type.of("URI", Codecs.URI, KeyCodecs.URI, URI.create("https://example.com/a?b")),
          Type.of("Locale", Codecs.LOCALE, KeyCodecs.LOCALE, Locale.GERMANY, Locale.ROOT),
          Type.of("Date", Codecs.DATE, KeyCodecs.DATE, new Date(1), new Date(0)),
          Type.of(
              "Duration",
              Codecs.DURATION,
              KeyCodecs.DURATION,
              Duration.ofSeconds(3, 4),
              Duration.ofSeconds(Long.MIN_VALUE)),
          Type.of(
              "Instant",
              Codecs.INSTANT,
              KeyCodecs.INSTANT,
              Instant.ofEpochSecond(1, 2),
              Instant.MIN,
              Instant.MAX),
          Type.of(
              "LocalDate", Codecs.LOCAL_DATE, KeyCodecs.LOCAL_DATE, LocalDate.MIN, LocalDate.MAX),
          Type.of(
              "LocalTime",
              Codecs.LOCAL_TIME,
              KeyCodecs.LOCAL_TIME,
              LocalTime.of(1, 2),
              LocalTime.MAX),
          Type.of(
              "LocalDateTime",
              Codecs.LOCAL_DATE_TIME,
              KeyCodecs.LOCAL_DATE_TIME,
              LocalDateTime.of(2026, 1, 2, 3, 4),
              LocalDateTime.MIN),
          Type.of("MonthDay", Codecs.MONTH_DAY, KeyCodecs.MONTH_DAY, MonthDay.of(1, 2)),
          Type.of(
              "OffsetDateTime",
              Codecs.OFFSET_DATE_TIME,
              KeyCodecs.OFFSET_DATE_TIME,
              OffsetDateTime.parse("2026-01-02T03:04:05+02:00"),
              OffsetDateTime.parse("2026-01-02T03:04Z"),
              OffsetDateTime.MIN,
              OffsetDateTime.MAX),
          Type.of(
              "OffsetTime",
              Codecs.OFFSET_TIME,
              KeyCodecs.OFFSET_TIME,
              OffsetTime.parse("03:04:05+02:00")),
          Type.of("Period", Codecs.PERIOD, KeyCodecs.PERIOD, Period.of(1, 2, 3), Period.ZERO),
          Type.of("Year", Codecs.YEAR, KeyCodecs.YEAR, Year.of(2026), Year.of(-1), Year.of(10_000)),
          Type.of("YearMonth", Codecs.YEAR_MONTH, KeyCodecs.YEAR_MONTH, YearMonth.of(2026, 1)),
          Type.of(
              "ZoneId",
              Codecs.ZONE_ID,
              KeyCodecs.ZONE_ID,
              ZoneId.of("Europe/Paris"),
              ZoneId.of("UTC+1")),
          Type.of(
              "ZoneOffset",
              Codecs.ZONE_OFFSET,
              KeyCodecs.ZONE_OFFSET,
              ZoneOffset.ofHours(2),
              ZoneOffset.UTC),
          Type.of(
              "ZonedDateTime",
              Codecs.ZONED_DATE_TIME,
              KeyCodecs.ZONED_DATE_TIME,
              ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Paris]")));

  static List<Type<?>> types() {
    List<Type<?>> all = new ArrayList<>(PRIMITIVES);
    for (Type<?> each : PRIMITIVES) {
      String name = each.name();
      String box = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      all.add(each.withNull(BOXES.getOrDefault(name, box)));
    }
    REFERENCES.forEach(each -> all.add(each.withNull(each.name())));
    return all;
  }

  private static boolean passes(String was, String is) {
    return Compatibility.breakingChanges(manifest(was), manifest(is), LocalDate.EPOCH).isEmpty();
  }

  private static Manifest manifest(String type) {
    return Manifest.parse("boilermaker 1\ntask t a.B.t\n  arg a " + type + "\n");
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_is_wider_if_it_reads_all_values(Type<?> was) {
    assertThat(types())
        .filteredOn(is -> !isByChance(was, is))
        .allSatisfy(
            is ->
                assertThat(passes(was.name(), is.name()))
                    .as("%s -> %s", was, is)
                    .isEqualTo(was.texts().allMatch(is::reads)));
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_of_keys_is_wider_if_it_reads_all_keys(Type<?> was) {
    assertThat(types())
        .filteredOn(is -> was.keys() != null && is.keys() != null && !isByChance(was, is))
        .filteredOn(is -> !isPrimitive(was) && !isPrimitive(is))
        .allSatisfy(
            is ->
                assertThat(passes(map(was), map(is)))
                    .as("%s -> %s", was, is)
                    .isEqualTo(was.keyTexts().allMatch(is::readsKey)));
  }

  private static boolean isPrimitive(Type<?> type) {
    return Character.isLowerCase(type.name().charAt(0));
  }

  private static String map(Type<?> keys) {
    return "map<" + keys.name() + ",int>";
  }

  /** Most texts are valid as relative references, and true as a language; nobody means them so. */
  private static boolean isByChance(Type<?> was, Type<?> is) {
    return (is.name().equals("URI") && !was.name().equals("URI"))
        || (is.name().equals("Locale") && was.name().equals("Boolean"));
  }

  /** Two ways to write one number, or one time, are the same. */
  private static boolean isSame(String json, String again) {
    return json.equals(again) || number(json).equals(number(again)) || isSameTime(json, again);
  }

  private static String number(String json) {
    return json.matches("-?[0-9]+(\\.[0-9]+)?(E.*)?")
        ? new BigDecimal(json).stripTrailingZeros().toPlainString()
        : json;
  }

  private static boolean isSameTime(String json, String again) {
    return time(json).isPresent() && time(json).equals(time(again));
  }

  private static Optional<ZonedDateTime> time(String json) {
    try {
      return Optional.of(ZonedDateTime.parse(json.replace("\"", "")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
