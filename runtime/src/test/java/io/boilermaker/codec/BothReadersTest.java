package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import io.boilermaker.codec.BothTypes.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each input through both readers, the generated code's and that of a class which is left to
 * Jackson: both read the same value, or both refuse.
 */
@Timeout(60)
class BothReadersTest {

  /** A class that is left to Jackson, with a component of the type. */
  static final class Left<T> {
    private final @Nullable T value;

    @JsonCreator
    Left(@JsonProperty("value") @Nullable T value) {
      this.value = value;
    }

    @JsonProperty
    @Nullable T value() {
      return value;
    }
  }

  /** What any type gets to read. */
  private static final List<String> INPUTS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "5",
          "127",
          "128",
          "97",
          "2026",
          "32768",
          "2147483648",
          "1700000000",
          "9223372036854775808",
          "9".repeat(1_001),
          "1.0",
          "1.5",
          "-0.00",
          "1e2",
          "1E400",
          "1e1000000000",
          "1e-1000000000",
          "1e99999999999",
          "[]",
          "[null]",
          "[1]",
          "[1,2]",
          "[1,1]",
          "[1,null]",
          "[1.0]",
          "[1e400]",
          "[\"a\"]",
          "[\"a\",\"a\"]",
          "[\"a\",null]",
          "[true]",
          "[2026,1,1]",
          "[[1]]",
          "[\"RED\",null]",
          "[\"RED\",\"RED\"]",
          "[0]",
          "{}",
          "{\"a\":1}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":null}",
          "{\"1\":1}",
          "{\"01\":1}",
          "{\"+1\":1}",
          "{\" 1\":1}",
          "{\"1.0\":1}",
          "{\"1e2\":1}",
          "{\"1E+2\":1}",
          "{\"NaN\":1}",
          "{\"\":1}",
          "{\"true\":1}",
          "{\"TRUE\":1}",
          "{\"RED\":1}",
          "{\"red\":1}",
          "{\"0\":1}",
          "{\"2026\":1}",
          "{\"2026-01-31\":1}",
          "{\"2026-01-31T10:00:00Z\":1}",
          "{\"en_US\":1}",
          "{\"en-US\":1}",
          "{\"PT1S\":1}",
          "{\"5\":1}",
          "{\"00000000-0000-0001-0000-000000000002\":1}",
          "[".repeat(190) + "]".repeat(190),
          "\"\"",
          "\" \"",
          "\"a\"",
          "\"ab\"",
          "\"1\"",
          "\"01\"",
          "\"+5\"",
          "\" 5\"",
          "\"1.5\"",
          "\"-0.00\"",
          "\"1E+2\"",
          "\"0E-8\"",
          "\"1e99999999999\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"-Infinity\"",
          "\"INF\"",
          "\"null\"",
          "\"true\"",
          "\"RED\"",
          "\" RED \"",
          "\"red\"",
          "\"0\"",
          "\"Red!\"",
          "\"AQI=\"",
          "\"AQI\"",
          "\"AQ==\\n\"",
          "\"A-_=\"",
          "\"00000000-0000-0001-0000-000000000002\"",
          "\"0-0-1-0-2\"",
          "\"AAAAAAAAAAEAAAAAAAAAAg==\"",
          "\"00000000-0000-000A-0000-000000000002\"",
          "\"https://example.com/a?b\"",
          "\"a b\"",
          "\"en-US\"",
          "\"en_US\"",
          "\"und\"",
          "\"2026-01-31T10:00:00Z\"",
          "\"2026-01-31T10:00:00.123456789Z\"",
          "\"2026-01-31T10:00:00+02:00\"",
          "\"2026-01-31T10:00:00+0000\"",
          "\"2026-01-31T10:00\"",
          "\"2026-01-31\"",
          "\"2026-02-31\"",
          "\" 2026-01-31 \"",
          "\"20260131\"",
          "\"1700000000\"",
          "\"10:00\"",
          "\"10:00:00.5\"",
          "\"10:00+02:00\"",
          "\"2026-01-31T10:00+01:00[Europe/Paris]\"",
          "\"2026-01-31T10:00+05:00[Europe/Paris]\"",
          "\"2016-12-31T23:59:60Z\"",
          "\"PT1H30M\"",
          "\"P1Y2M3D\"",
          "\"P1W\"",
          "\"2026\"",
          "\"+12026\"",
          "\"26\"",
          "\"2026-01\"",
          "\"+12026-01\"",
          "\"--12-31\"",
          "\"--02-30\"",
          "\"Europe/Paris\"",
          "\"UTC+1\"",
          "\"+02:00\"",
          "\"+2\"",
          "\"Z\"");

  static Stream<Type<?>> types() {
    return BothTypes.ALL.stream();
  }

  // N-C16, N-C17: nothing is bent in a class left to Jackson either; hostile numbers are quick
  @ParameterizedTest
  @MethodSource("types")
  void both_readers_read_the_same_or_both_refuse(Type<?> type) {
    List<String> different = new ArrayList<>();
    for (String input : INPUTS) {
      String generated = read(type.codec(), input);
      String left = readLeft(type, input);
      if (!generated.equals(left)) {
        different.add(shown(input) + ": generated " + generated + ", Jackson " + left);
      }
    }
    assertThat(different).isEmpty();
  }

  // The other direction: one form of a value
  @ParameterizedTest
  @MethodSource("types")
  void both_writers_write_the_same(Type<?> type) {
    writeBoth(type);
  }

  private static <T> void writeBoth(Type<T> type) {
    for (T value : type.values()) {
      String json = Wire.write(type.codec(), value);
      Codec<Left<T>> left = left(type);
      assertThat(Wire.write(left, new Left<>(value))).isEqualTo("{\"value\":" + json + "}");
      Codec<T> alone = new DatabindCodec<>(type.reference());
      assertThat(Wire.write(alone, value)).isEqualTo(json);
    }
  }

  // N-C17 has its refusals here by name, since a table of equal outcomes does not say which
  @Test
  void what_bends_a_value_is_refused() {
    assertThat(refused("UUID", "\"\"", "\"AAAAAAAAAAEAAAAAAAAAAg==\"")).isTrue();
    assertThat(refused("LocalDate", "[2026,1,1]", "\"2026-01-01T23:30:00Z\"")).isTrue();
    assertThat(refused("Instant", "1700000000", "\"1700000000\"", "1.5", "1e1000000000")).isTrue();
    assertThat(refused("Duration", "5", "1e-1000000000")).isTrue();
    assertThat(refused("Year", "2026")).isTrue();
    assertThat(refused("Date", "5", "\"2026-01-01\"")).isTrue();
    assertThat(refused("Locale", "\"\"", "\"en_US\"")).isTrue();
    assertThat(refused("byte[]", "[1,2]")).isTrue();
    assertThat(refused("Map<Integer,Integer>", "{\"01\":1}")).isTrue();
    assertThat(refused("double", "1e400", "\"NaN\"")).isTrue();
    assertThat(refused("EnumSet<Color>", "[\"RED\",null]")).isTrue();
    assertThat(refused("Queue<String>", "[\"a\",null]")).isTrue();
  }

  private static boolean refused(String name, String... inputs) {
    Type<?> type =
        BothTypes.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return Stream.of(inputs).allMatch(input -> readLeft(type, input).equals("refused"));
  }

  // N-C18: what Python's decimals are written as; a leading plus it does not write
  @Test
  void decimals_of_other_languages_are_values() {
    Codec<BigDecimal> decimal = Codecs.BIG_DECIMAL;
    assertThat(read(decimal, "\"-0.00\"")).isEqualTo("0.00");
    assertThat(read(decimal, "-0.00")).isEqualTo("0.00");
    assertThat(read(decimal, "\"1E+2\"")).isEqualTo("1E+2");
    assertThat(read(decimal, "\"0E-8\"")).isEqualTo("0E-8");
    assertThat(Stream.of("+5", "NaN", "sNaN", "Infinity", "5.", ".5", "\u0665", "007", " 5", "0x1"))
        .allSatisfy(text -> assertThat(read(decimal, '"' + text + '"')).isEqualTo("refused"));
  }

  record AsText(
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal decimal,
      @JsonFormat(shape = JsonFormat.Shape.STRING) double real,
      @JsonFormat(shape = JsonFormat.Shape.STRING) long whole) {}

  // N-C16, N-C18: the same texts where an annotation makes numbers text
  @ParameterizedTest
  @CsvSource({
    "-0.00, 1e5, 1, true",
    "1E+2, 1.5, -1, true",
    "+5, 1, 1, false",
    "NaN, 1, 1, false",
    "1, NaN, 1, false",
    "1, Infinity, 1, false",
    "1, 1e400, 1, false",
    "1, 1d, 1, false",
    "1, 0x1p3, 1, false",
    "1, 1, +1, false",
    "1, 1, 01, false",
    "1, 1, 1.0, false",
    "1e99999999999, 1, 1, false"
  })
  void numbers_as_text_are_numbers_in_json(String decimal, String real, String whole, boolean ok) {
    Codec<AsText> codec = Codecs.databind(new TypeReference<>() {});
    String json =
        "{\"decimal\":\"%s\",\"real\":\"%s\",\"whole\":\"%s\"}".formatted(decimal, real, whole);
    if (ok) {
      assertThat(Wire.read(codec, json).decimal()).isEqualTo(new BigDecimal(decimal));
    } else {
      assertThat(Wire.refusedToRead(codec, json)).contains(" is needed, found ");
    }
  }

  record Dated(
      @JsonFormat(pattern = "dd.MM.yyyy") @Nullable LocalDate day,
      java.sql.@Nullable Date date,
      @Nullable Calendar calendar,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Year year) {}

  // N-C17: forms that only Jackson has are read from text too, unless an annotation says number
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"day\":[2026,1,1],\"date\":null,\"calendar\":null,\"year\":null}",
        "{\"day\":5,\"date\":null,\"calendar\":null,\"year\":null}",
        "{\"day\":\"\",\"date\":null,\"calendar\":null,\"year\":null}",
        "{\"day\":null,\"date\":5,\"calendar\":null,\"year\":null}",
        "{\"day\":null,\"date\":\"\",\"calendar\":null,\"year\":null}",
        "{\"day\":null,\"date\":\"2026-02-31\",\"calendar\":null,\"year\":null}",
        "{\"day\":null,\"date\":null,\"calendar\":5,\"year\":null}"
      })
  void dates_by_jacksons_own_forms_are_not_read_from_other_json(String json) {
    Codec<Dated> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.refusedToRead(codec, json)).contains("cannot be read as ");
  }

  @Test
  void annotations_choose_other_forms() {
    Codec<Dated> codec = Codecs.databind(new TypeReference<>() {});
    var value =
        new Dated(
            LocalDate.of(2026, 1, 31), java.sql.Date.valueOf("2026-01-31"), null, Year.of(2026));
    assertThat(Wire.write(codec, value)).contains("\"day\":\"31.01.2026\"", "\"year\":2026");
    assertThat(Wire.roundTrip(codec, value)).isEqualTo(value);
  }

  record Sparse(Optional<String> a, OptionalInt b, @JsonProperty("c") @Nullable String c) {}

  // As generated code: only optionals may be missing
  @Test
  void a_missing_component_is_an_error_unless_it_is_an_optional() {
    Codec<Sparse> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(Wire.read(codec, "{\"c\":null}"))
        .isEqualTo(new Sparse(Optional.empty(), OptionalInt.empty(), null));
    assertThat(Wire.refusedToRead(codec, "{\"a\":\"a\",\"b\":1}")).contains("cannot be read as ");
  }

  private static <T> Codec<Left<T>> left(Type<T> type) {
    JavaType java =
        StrictMapper.INSTANCE
            .getTypeFactory()
            .constructParametricType(
                Left.class, StrictMapper.INSTANCE.constructType(type.reference().getType()));
    return new DatabindCodec<>(
        new TypeReference<Left<T>>() {
          @Override
          public java.lang.reflect.Type getType() {
            return java;
          }
        });
  }

  private static <T> String readLeft(Type<T> type, String input) {
    String json = "{\"value\":" + input + "}";
    Codec<Left<T>> codec = left(type);
    try {
      return BothTypes.show(Wire.read(codec, json).value());
    } catch (ArgumentException e) {
      return "refused";
    }
  }

  private static <T> String read(Codec<T> codec, String input) {
    try {
      return BothTypes.show(Wire.read(codec, input));
    } catch (ArgumentException e) {
      return "refused";
    }
  }

  private static String shown(String input) {
    return input.length() > 60 ? input.substring(0, 60) + "…" : input;
  }
}
