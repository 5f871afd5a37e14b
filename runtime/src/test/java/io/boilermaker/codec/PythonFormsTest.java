package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource({
    "9007199254740993, 9007199254740992",
    "-9007199254740993, -9007199254740992",
    "9223372036854775807, 9223372036854775808",
    "1e-400, 0",
  })
  void a_double_rounds_what_is_beyond_its_digits(String sent, double read) {
    assertThat(read(Codecs.DOUBLE, sent)).isEqualTo(read);
  }

  // N-I09
  @ParameterizedTest
  @CsvSource({"16777217, 16777216", "-16777217, -16777216", "1e-46, 0"})
  void a_float_rounds_what_is_beyond_its_digits(String sent, float read) {
    assertThat(read(Codecs.FLOAT, sent)).isEqualTo(read);
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
