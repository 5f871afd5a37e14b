package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimitivesTest {

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(Codecs.BOOLEAN, List.of(true, false)),
        arguments(Codecs.BYTE, List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE)),
        arguments(Codecs.SHORT, List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE)),
        arguments(Codecs.INT, List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)),
        arguments(Codecs.LONG, List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)),
        arguments(
            Codecs.FLOAT,
            List.of(0f, -0f, 0.1f, 1.17549435E-38f, Float.MIN_VALUE, Float.MAX_VALUE, 16777216f)),
        arguments(
            Codecs.DOUBLE,
            List.of(0d, -0d, 0.1, 2.2E-322, Double.MIN_VALUE, Double.MAX_VALUE, 1e23, 9e15)),
        arguments(Codecs.CHAR, List.of('a', '\0', '"', '\\', 'é', '\u20ac', '\uffff')));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void every_value_comes_back(Codec<T> codec, List<T> values) {
    assertThat(values).allSatisfy(v -> assertThat(roundTrip(codec, v)).isEqualTo(v));
  }

  // C-01: null is refused both ways, and never zero
  @ParameterizedTest
  @MethodSource("values")
  <T> void null_is_refused(Codec<T> codec, List<T> values) {
    assertThat(refusedToRead(codec, "null")).endsWith("is needed, found null");
    assertThat(refusedToWrite(codec, null)).endsWith("is needed, found null");
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void the_boxed_form_allows_null(Codec<T> codec, List<T> values) {
    Codec<T> boxed = Codecs.nullable(codec);
    assertThat(write(boxed, null)).isEqualTo("null");
    assertThat(read(boxed, "null")).isNull();
    assertThat(values).allSatisfy(v -> assertThat(roundTrip(boxed, v)).isEqualTo(v));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void arrays_and_objects_are_refused(Codec<T> codec, List<T> values) {
    assertThat(refusedToRead(codec, "[]")).endsWith("found an array");
    assertThat(refusedToRead(codec, "{}")).endsWith("found an object");
  }

  static Stream<Codec<?>> integers() {
    return Stream.of(
        Codecs.BYTE, Codecs.SHORT, Codecs.INT, Codecs.LONG, Codecs.nullable(Codecs.INT));
  }

  // C-02: nothing is converted to an integer, not even 5.0
  @ParameterizedTest
  @MethodSource("integers")
  void nothing_is_converted_to_an_integer(Codec<?> codec) {
    assertThat(refusedToRead(codec, "1.9")).endsWith("found a fraction");
    assertThat(refusedToRead(codec, "5.0")).endsWith("found a fraction");
    assertThat(refusedToRead(codec, "1e2")).endsWith("found a fraction");
    assertThat(refusedToRead(codec, "\"12\"")).endsWith("found a string");
    assertThat(refusedToRead(codec, "\"\"")).endsWith("found a string");
    assertThat(refusedToRead(codec, "true")).endsWith("found a boolean");
  }

  // C-02: nothing is converted to a boolean
  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "\"true\"", "\"\"", "1.0"})
  void nothing_is_converted_to_a_boolean(String json) {
    assertThat(refusedToRead(Codecs.BOOLEAN, json)).contains("a boolean is needed, found ");
  }

  // C-02, C-13: nothing is converted to a floating-point number
  @ParameterizedTest
  @ValueSource(strings = {"\"1.5\"", "\"NaN\"", "\"Infinity\"", "\"\"", "true"})
  void nothing_is_converted_to_a_fraction(String json) {
    assertThat(refusedToRead(Codecs.DOUBLE, json)).contains("a double is needed, found ");
    assertThat(refusedToRead(Codecs.FLOAT, json)).contains("a float is needed, found ");
  }

  // C-03: a number out of the type's range is refused
  @ParameterizedTest
  @CsvSource({
    "BYTE, 128",
    "BYTE, -129",
    "BYTE, 200",
    "BYTE, 7355608",
    "BYTE, 99999999999",
    "SHORT, 32768",
    "SHORT, -32769",
    "SHORT, 7355608",
    "INT, 2147483648",
    "INT, -2147483649",
    "INT, 3000000000",
    "INT, 73556087355608",
    "LONG, 9223372036854775808",
    "LONG, -9223372036854775809",
    "LONG, 73556087355608735560873556",
    "FLOAT, 1e39",
    "FLOAT, -1e39",
    "FLOAT, 3.5e38",
    "DOUBLE, 1e400",
    "DOUBLE, -1e400",
    "DOUBLE, 7355608e7355608"
  })
  void a_number_out_of_range_is_refused(String type, String json) throws Exception {
    Codec<?> codec = (Codec<?>) Codecs.class.getField(type).get(null);
    assertThat(refusedToRead(codec, json)).endsWith("found a number out of its range");
  }

  // C-03: an integer of 400 digits is no double
  @Test
  void a_huge_integer_is_no_double() {
    assertThat(refusedToRead(Codecs.DOUBLE, "9".repeat(400))).contains("out of its range");
  }

  @Test
  void floating_point_reads_integers() {
    assertThat(read(Codecs.DOUBLE, "5")).isEqualTo(5.0);
    assertThat(read(Codecs.FLOAT, "-5")).isEqualTo(-5.0f);
    assertThat(read(Codecs.DOUBLE, "1180591620717411303424")).isEqualTo(0x1p70);
    // N-I09: 12345678901234567890123 would be read as 12345678901234567000000
    assertThat(refusedToRead(Codecs.DOUBLE, "12345678901234567890123"))
        .endsWith("found an integer that it would round");
  }

  // C-13: NaN and the infinities are refused at the writer
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_not_written(double value) {
    assertThat(refusedToWrite(Codecs.DOUBLE, value))
        .isEqualTo("'it': " + value + " has no JSON form");
    assertThat(refusedToWrite(Codecs.FLOAT, (float) value)).endsWith("has no JSON form");
  }

  // I-10: bare NaN and infinities are refused, for double and for Double
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity", "Infinity"})
  void bare_nan_is_refused(String json) {
    assertThat(refusedToRead(Codecs.DOUBLE, json)).contains("not JSON");
    assertThat(refusedToRead(Codecs.nullable(Codecs.DOUBLE), json)).contains("not JSON");
    assertThat(refusedToRead(Codecs.listOf(Codecs.DOUBLE), "[" + json + "]"))
        .startsWith("argument 'it' (position 0) at /0: cannot be read");
  }

  // C-18: a char is a string of one character, and never NUL for nothing
  @ParameterizedTest
  @CsvSource({
    "'\"\"', other text",
    "'\"ab\"', other text",
    "'\"😀\"', other text",
    "65, an integer"
  })
  void a_char_is_one_character(String json, String found) {
    assertThat(refusedToRead(Codecs.CHAR, json))
        .endsWith("a string of one character is needed, found " + found);
  }

  @Test
  void half_a_surrogate_pair_is_not_written() {
    assertThat(refusedToWrite(Codecs.CHAR, '\ud83d')).contains("unpaired surrogate");
  }
}
