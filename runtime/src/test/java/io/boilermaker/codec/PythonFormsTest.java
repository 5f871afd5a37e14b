package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that look like others in a message: what docs/mixed-fleets.md says of them. */
class PythonFormsTest {

  private enum Color {
    RED
  }

  // N-I08
  @ParameterizedTest
  @ValueSource(strings = {"abcd", "deadbeef", "0123456789abcdef"})
  void text_that_is_base64_by_accident_is_other_bytes(String text) {
    assertThat(write(Codecs.BYTES, read(Codecs.BYTES, "\"" + text + "\"")))
        .isEqualTo("\"" + text + "\"");
    assertThat(read(Codecs.BYTES, "\"" + text + "\"")).hasSize(text.length() / 4 * 3);
  }

  // N-I08
  @ParameterizedTest
  @ValueSource(strings = {"abc", "ab d", "ab-d", "abcde"})
  void other_text_is_refused(String text) {
    assertThat(refusedToRead(Codecs.BYTES, "\"" + text + "\"")).contains("found other text");
  }

  // N-I09
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "18446744073709551617",
        "100000000000000000000000",
      })
  void an_integer_that_a_double_would_round_is_refused(String sent) {
    String reason = "a double is needed, found an integer that it would round";
    assertThat(refusedToRead(Codecs.DOUBLE, sent)).endsWith(reason);
    assertThat(refusedToRead(Codecs.nullable(Codecs.DOUBLE), sent)).endsWith(reason);
    assertThat(refusedToRead(Codecs.OPTIONAL_DOUBLE, sent)).endsWith(reason);
    assertThat(refusedToRead(Codecs.DOUBLE_ARRAY, "[1," + sent + "]")).endsWith(reason);
    assertThat(refusedToRead(Codecs.mapOf(KeyCodecs.STRING, Codecs.DOUBLE), "{\"a\":" + sent + "}"))
        .endsWith(reason);
  }

  // N-I09
  @ParameterizedTest
  @CsvSource({
    "9007199254740992, 9007199254740992",
    "9007199254740994, 9007199254740994",
    "-9223372036854775808, -9223372036854775808",
    "10000000000000000000000, 1e22",
    "0.30000000000000004441, 0.30000000000000004",
    "9007199254740993.0, 9007199254740992",
    "-0.0, -0.0",
    "0E-400, 0.0",
    "4e-324, 4.9e-324",
  })
  void a_double_is_other_integers_and_rounds_decimals(String sent, double read) {
    assertThat(read(Codecs.DOUBLE, sent)).isEqualTo(read);
  }

  // N-I09
  @ParameterizedTest
  @ValueSource(strings = {"16777217", "-16777217", "2147483647", "9223372036854775807"})
  void an_integer_that_a_float_would_round_is_refused(String sent) {
    String reason = "a float is needed, found an integer that it would round";
    assertThat(refusedToRead(Codecs.FLOAT, sent)).endsWith(reason);
    assertThat(refusedToRead(Codecs.FLOAT_ARRAY, "[" + sent + "]")).endsWith(reason);
    assertThat(refusedToRead(Codecs.FLOAT, "1" + "0".repeat(39))).contains("out of its range");
    assertThat(read(Codecs.FLOAT, "16777218")).isEqualTo(16777218f);
  }

  // N-I09
  @Test
  void a_number_is_not_rounded_to_zero() {
    String reason = "found a number that it would round to zero";
    assertThat(refusedToRead(Codecs.FLOAT, "1e-46")).endsWith("a float is needed, " + reason);
    assertThat(refusedToRead(Codecs.FLOAT, "-5e-324")).endsWith("a float is needed, " + reason);
    assertThat(refusedToRead(Codecs.DOUBLE, "1e-400")).endsWith("a double is needed, " + reason);
    assertThat(refusedToRead(Codecs.DOUBLE, "0.0" + "0".repeat(400) + "1"))
        .endsWith("a double is needed, " + reason);
  }

  /** A class that Jackson reads. */
  record Measured(double length, Float width) {}

  // N-I09
  @Test
  void a_mapper_reads_numbers_by_the_same_rules() {
    Codec<Measured> codec = Codecs.databind(new TypeReference<>() {});
    assertThat(read(codec, "{\"length\":9007199254740994,\"width\":2}"))
        .isEqualTo(new Measured(9007199254740994d, 2f));
    assertThat(refusedToRead(codec, "{\"length\":9007199254740993,\"width\":2}"))
        .contains("a double is needed, found an integer that it would round");
    assertThat(refusedToRead(codec, "{\"length\":1,\"width\":1e-46}"))
        .contains("a float is needed, found a number that it would round to zero");
  }

  // N-I14
  @ParameterizedTest
  @ValueSource(strings = {"\"red\"", "1", "\"Color.RED\"", "\"Red\""})
  void an_enum_is_read_by_its_name_and_not_by_pythons_value(String value) {
    Codec<Color> codec = Codecs.enumOf(Color.class, Color::values);
    assertThat(read(codec, "\"RED\"")).isEqualTo(Color.RED);
    assertThat(refusedToRead(codec, value)).contains("RED");
  }

  // N-I17
  @Test
  void keys_are_the_texts_that_python_makes_of_them() {
    Codec<Map<String, Integer>> texts = Codecs.mapOf(KeyCodecs.STRING, Codecs.INT);
    assertThat(read(texts, "{\"None\":1,\"1,2\":2,\"1\":3,\"1\":4}"))
        .isEqualTo(Map.of("None", 1, "1,2", 2, "1", 4));
    Codec<Map<BigDecimal, Integer>> decimals = Codecs.mapOf(KeyCodecs.BIG_DECIMAL, Codecs.INT);
    assertThat(read(decimals, "{\"1.5\":1}")).isEqualTo(Map.of(new BigDecimal("1.5"), 1));
    assertThat(refusedToRead(decimals, "{\"1e300\":1}")).contains("found other text");
    assertThat(refusedToRead(Codecs.ZONE_OFFSET, "\"+18:01\"")).contains("found other text");
  }

  // N-I17
  @Test
  @SuppressWarnings("JavaUtilDate")
  void a_date_has_milliseconds() {
    assertThat(read(Codecs.DATE, "\"2026-01-31T12:00:00.123456Z\"").getTime())
        .isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z").toEpochMilli());
  }
}
