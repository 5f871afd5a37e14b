package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.manifest.Compatibility;
import io.boilermaker.manifest.Manifest;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the evolution guard takes for a wider type reads every value of the narrower one. */
class WiderTypesTest {

  /** A type by its name in manifests, with its codec and the values at its edges. */
  private record Type<T>(String name, Codec<T> codec, List<T> values) {

    @SafeVarargs
    @SuppressWarnings("varargs") // read, and not kept
    static <T> Type<T> of(String name, Codec<T> codec, T... values) {
      return new Type<>(name, codec, Stream.of(values).toList());
    }

    Stream<String> texts() {
      return values.stream().map(value -> Wire.write(codec, value));
    }

    /** What the text is read as, written again. */
    String again(String text) {
      return Wire.write(codec, Wire.read(codec, text));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Type<?>> TYPES =
      List.of(
          Type.of("boolean", Codecs.BOOLEAN, true, false),
          Type.of("byte", Codecs.BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE),
          Type.of("short", Codecs.SHORT, Short.MIN_VALUE, Short.MAX_VALUE),
          Type.of("int", Codecs.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, 16_777_217),
          Type.of("long", Codecs.LONG, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1),
          Type.of("float", Codecs.FLOAT, 0.1f, Float.MIN_VALUE, -Float.MAX_VALUE),
          Type.of("double", Codecs.DOUBLE, 0.1, Double.MIN_VALUE, -Double.MAX_VALUE),
          Type.of("char", Codecs.CHAR, 'a', '\u00e9'),
          Type.of("Integer", Codecs.nullable(Codecs.INT), 1),
          Type.of("BigInteger", Codecs.BIG_INTEGER, BigInteger.TEN.pow(40)),
          Type.of("BigDecimal", Codecs.BIG_DECIMAL, new BigDecimal("600.00")),
          Type.of("String", Codecs.STRING, "", "a", "1"),
          Type.of("bytes", Codecs.BYTES, new byte[] {1, -1}),
          Type.of("UUID", Codecs.UUID, new UUID(1, 2)),
          Type.of("URI", Codecs.URI, URI.create("https://example.com/a?b")),
          Type.of("Locale", Codecs.LOCALE, Locale.GERMANY),
          Type.of("Date", Codecs.DATE, new Date(1)),
          Type.of("Duration", Codecs.DURATION, Duration.ofSeconds(3, 4)),
          Type.of("Instant", Codecs.INSTANT, Instant.ofEpochSecond(1, 2)),
          Type.of("LocalDate", Codecs.LOCAL_DATE, LocalDate.of(2026, 1, 2)),
          Type.of("LocalTime", Codecs.LOCAL_TIME, LocalTime.of(1, 2)),
          Type.of("LocalDateTime", Codecs.LOCAL_DATE_TIME, LocalDateTime.of(2026, 1, 2, 3, 4)),
          Type.of("MonthDay", Codecs.MONTH_DAY, MonthDay.of(1, 2)),
          Type.of(
              "OffsetDateTime",
              Codecs.OFFSET_DATE_TIME,
              OffsetDateTime.parse("2026-01-02T03:04:05+02:00")),
          Type.of("OffsetTime", Codecs.OFFSET_TIME, OffsetTime.parse("03:04:05+02:00")),
          Type.of("Period", Codecs.PERIOD, Period.of(1, 2, 3)),
          Type.of("Year", Codecs.YEAR, Year.of(2026)),
          Type.of("YearMonth", Codecs.YEAR_MONTH, YearMonth.of(2026, 1)),
          Type.of("ZoneId", Codecs.ZONE_ID, ZoneId.of("Europe/Paris")),
          Type.of("ZoneOffset", Codecs.ZONE_OFFSET, ZoneOffset.ofHours(2)),
          Type.of(
              "ZonedDateTime",
              Codecs.ZONED_DATE_TIME,
              ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Paris]")));

  static Stream<Arguments> compatiblePairs() {
    return TYPES.stream()
        .flatMap(
            was ->
                TYPES.stream()
                    .filter(is -> isCompatible(was.name(), is.name()))
                    .map(is -> Arguments.of(was, is)));
  }

  private static boolean isCompatible(String was, String is) {
    return Compatibility.breakingChanges(manifest(was), manifest(is), LocalDate.EPOCH).isEmpty();
  }

  private static Manifest manifest(String type) {
    return Manifest.parse("boilermaker 1\ntask t a.B.t\n  arg a " + type + "\n");
  }

  @ParameterizedTest(name = "{0} is read as {1}")
  @MethodSource("compatiblePairs")
  void a_wider_type_reads_all_values(Type<?> was, Type<?> is) {
    assertThat(was.texts())
        .allSatisfy(
            text ->
                assertThat(is.again(text))
                    .satisfies(again -> assertThat(number(again)).isEqualTo(number(text))));
  }

  /** Two ways to write one number are the same. */
  private static String number(String json) {
    return json.matches("-?[0-9].*")
        ? new BigDecimal(json).stripTrailingZeros().toPlainString()
        : json;
  }
}
