package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigNumbersTest {

  private static final String LONGEST = "9".repeat(1000);

  // C-03: a BigInteger is exact
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "9223372036854775808",
        "1180591620717411303424",
        "-99999999999999999999"
      })
  void a_big_integer_is_exact(String digits) {
    var value = new BigInteger(digits);
    assertThat(write(Codecs.BIG_INTEGER, value)).isEqualTo(digits);
    assertThat(roundTrip(Codecs.BIG_INTEGER, value)).isEqualTo(value);
  }

  // C-06: a BigDecimal keeps value and scale, also inside Object and re-published
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "600.00",
        "6E+2",
        "1E+10",
        "0.1234567890123456789",
        "0E-7",
        "0E+3",
        "-0.00",
        "5",
        "1E-10000",
        "1E+10000",
        "123456789012345678901234567890.123456789"
      })
  void a_big_decimal_keeps_value_and_scale(String digits) {
    var value = new BigDecimal(digits);
    assertThat(roundTrip(Codecs.BIG_DECIMAL, value)).isEqualTo(value);
    assertThat(roundTrip(Codecs.BIG_DECIMAL, roundTrip(Codecs.BIG_DECIMAL, value)))
        .isEqualTo(value);
    var inObject = roundTrip(Codecs.JSON, Map.of("k", List.of(value)));
    if (value.scale() != 0) {
      assertThat(inObject).isEqualTo(Map.of("k", List.of(value)));
    }
  }

  // C-02: nothing is converted to a BigInteger
  @ParameterizedTest
  @ValueSource(strings = {"5.0", "1e3", "\"5\"", "true"})
  void nothing_is_converted_to_a_big_integer(String json) {
    assertThat(refusedToRead(Codecs.BIG_INTEGER, json)).contains("an integer is needed, found ");
  }

  // C-02: nothing is converted to a BigDecimal
  @ParameterizedTest
  @ValueSource(strings = {"true", "{}"})
  void nothing_is_converted_to_a_big_decimal(String json) {
    assertThat(refusedToRead(Codecs.BIG_DECIMAL, json)).contains("a number is needed, found ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"600.00", "1E+10", "-0.1234567890123456789", "0E-7"})
  void a_decimal_of_python_which_travels_as_text_is_read_with_its_scale(String digits) {
    assertThat(read(Codecs.BIG_DECIMAL, '"' + digits + '"')).isEqualTo(new BigDecimal(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "Infinity", " 5.0", "0x10", "05.0", "5,0"})
  void other_text_is_no_decimal(String text) {
    assertThat(refusedToRead(Codecs.BIG_DECIMAL, '"' + text + '"'))
        .contains("a decimal number is needed, found other text");
  }

  // C-14: the longest number that can be read can be written, with sign and point
  @Test
  void the_longest_number_comes_back() {
    var integer = new BigInteger("-" + LONGEST);
    assertThat(roundTrip(Codecs.BIG_INTEGER, integer)).isEqualTo(integer);
    for (String digits :
        List.of("-0." + LONGEST.substring(1), "-9." + "9".repeat(995) + "E+1010", LONGEST)) {
      var decimal = new BigDecimal(digits);
      assertThat(roundTrip(Codecs.BIG_DECIMAL, decimal)).isEqualTo(decimal);
      assertThat(read(Codecs.JSON, decimal.toString())).isNotNull();
    }
  }

  // C-14: a number that could not be read is not written
  @Test
  void a_longer_number_is_not_written() {
    String tooMany = "'it': at most 1000 digits of a number are allowed, got 1001";
    assertThat(refusedToWrite(Codecs.BIG_INTEGER, new BigInteger(LONGEST + "9")))
        .isEqualTo(tooMany);
    for (String digits :
        List.of("0." + LONGEST, LONGEST + "9", "9." + "9".repeat(996) + "E+1010")) {
      assertThat(refusedToWrite(Codecs.BIG_DECIMAL, new BigDecimal(digits)))
          .startsWith("'it': at most 1000 digits");
      assertThat(refusedToWrite(Codecs.JSON, new BigDecimal(digits))).contains("at most 1000");
      assertThat(refusedToRead(Codecs.BIG_DECIMAL, new BigDecimal(digits).toString()))
          .contains("1000");
    }
    assertThat(refusedToRead(Codecs.BIG_INTEGER, LONGEST + "9")).contains("1000");
  }

  // C-11: a number with an exponent beyond BigDecimal's is refused, not thrown at
  @ParameterizedTest
  @ValueSource(strings = {"7355608e2147483999", "1e-2147483999", "7e99999999999"})
  void an_exponent_beyond_those_of_big_decimal_is_refused(String json) {
    for (Codec<?> codec : List.of(Codecs.BIG_DECIMAL, Codecs.JSON)) {
      assertThat(refusedToRead(codec, json)).contains("found an exponent out of range");
    }
  }

  // C-14: a BigDecimal whose text no BigDecimal is read from is not written
  @Test
  void a_big_decimal_that_could_not_be_read_is_not_written() {
    for (var value :
        List.of(
            new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE),
            new BigDecimal(new BigInteger(LONGEST.substring(20)), Integer.MIN_VALUE + 5))) {
      assertThat(refusedToWrite(Codecs.BIG_DECIMAL, value)).contains("exponent");
      assertThat(refusedToWrite(Codecs.JSON, value)).contains("exponent");
      assertThat(catchThrowable(() -> KeyCodecs.BIG_DECIMAL.write(value)))
          .isInstanceOf(ArgumentException.class)
          .hasMessageContaining("exponent");
    }
  }

  @Test
  void a_big_decimal_of_the_widest_scale_comes_back() {
    for (int scale : new int[] {10_000, -10_000}) {
      var value = new BigDecimal(BigInteger.ONE, scale);
      assertThat(roundTrip(Codecs.BIG_DECIMAL, value)).isEqualTo(value);
      assertThat(KeyCodecs.BIG_DECIMAL.read(KeyCodecs.BIG_DECIMAL.write(value))).isEqualTo(value);
    }
    var many = new BigDecimal(new BigInteger(LONGEST.substring(20)), 10_000);
    assertThat(roundTrip(Codecs.BIG_DECIMAL, many)).isEqualTo(many);
  }
}
