package io.boilermaker.codec;

import static io.boilermaker.codec.Wire.SECRET;
import static io.boilermaker.codec.Wire.read;
import static io.boilermaker.codec.Wire.refusedToRead;
import static io.boilermaker.codec.Wire.refusedToWrite;
import static io.boilermaker.codec.Wire.roundTrip;
import static io.boilermaker.codec.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a", "\0", "\"\\/\b\f\n\r\t", "é", "\u20ac", "😀", "\u2028\ufeff\uffff"})
  void every_string_comes_back(String text) {
    assertThat(roundTrip(Codecs.STRING, text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83dx", "\ude00\ud83d", "😀\ud83d"})
  void half_a_surrogate_pair_is_not_written(String text) {
    assertThat(refusedToWrite(Codecs.STRING, text))
        .isEqualTo("'it': an unpaired surrogate has no JSON form");
  }

  // C-02: nothing is converted to a string
  @ParameterizedTest
  @CsvSource({
    "1, an integer",
    "1.5, a fraction",
    "true, a boolean",
    "[], an array",
    "{}, an object"
  })
  void nothing_is_converted_to_a_string(String json, String found) {
    assertThat(refusedToRead(Codecs.STRING, json))
        .isEqualTo("argument 'it' (position 0): a string is needed, found " + found);
  }

  static Stream<Codec<?>> references() {
    return Stream.of(
        Codecs.STRING,
        Codecs.UUID,
        Codecs.URI,
        Codecs.LOCALE,
        Codecs.BYTES,
        Codecs.INSTANT,
        Codecs.BIG_INTEGER,
        Codecs.BIG_DECIMAL,
        Codecs.JSON,
        Codecs.INT_ARRAY,
        Codecs.CHAR_ARRAY,
        Codecs.enumOf(Color.class, Color::values),
        Codecs.listOf(Codecs.INT),
        Codecs.setOf(Codecs.INT),
        Codecs.mapOf(KeyCodecs.INT, Codecs.INT),
        Codecs.arrayOf(Codecs.STRING, String[]::new),
        Codecs.lazy(() -> Codecs.STRING));
  }

  @ParameterizedTest
  @MethodSource("references")
  void null_is_null_for_what_is_not_primitive(Codec<?> codec) {
    assertThat(write(codec, null)).isEqualTo("null");
    assertThat((Object) read(codec, "null")).isNull();
  }

  @Test
  void a_uuid_comes_back() {
    var uuid = UUID.fromString("01980000-0000-7000-8000-00000000abcd");
    assertThat(write(Codecs.UUID, uuid)).isEqualTo("\"01980000-0000-7000-8000-00000000abcd\"");
    assertThat(roundTrip(Codecs.UUID, uuid)).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"", "\"1-1-1-1-7355608\"", "\"01980000-0000-7000-8000-00000000ABCD\"",
        "\"{01980000-0000-7000-8000-00000000abcd}\"", "\"019800000000700080000000abcdabcd\"",
            "7355608"
      })
  void only_the_canonical_text_is_a_uuid(String json) {
    assertThat(refusedToRead(Codecs.UUID, json)).contains("a lower-case UUID is needed, found ");
  }

  // C-18: a URI comes back
  @ParameterizedTest
  @ValueSource(strings = {"", "https://example.com/a?b=%20c#d", "mailto:a@b", "/é", "urn:x:1"})
  void a_uri_comes_back(String text) {
    assertThat(roundTrip(Codecs.URI, URI.create(text))).isEqualTo(URI.create(text));
  }

  @Test
  void what_is_no_uri_is_refused() {
    assertThat(refusedToRead(Codecs.URI, "\"http://a b/" + SECRET + "\""))
        .endsWith("found other text");
  }

  static Stream<Locale> locales() {
    return Stream.of(
        Locale.ROOT,
        Locale.GERMANY,
        Locale.TRADITIONAL_CHINESE,
        Locale.forLanguageTag("he"),
        Locale.forLanguageTag("sr-Latn-RS"),
        Locale.forLanguageTag("de-1996-u-co-phonebk"));
  }

  // C-18: a locale comes back
  @ParameterizedTest
  @MethodSource("locales")
  void a_locale_comes_back(Locale locale) {
    assertThat(roundTrip(Codecs.LOCALE, locale)).isEqualTo(locale);
  }

  @Test
  void a_locale_that_would_come_back_as_another_is_not_written() {
    assertThat(refusedToWrite(Codecs.LOCALE, new Locale("no", "NO", "NY"))).contains("BCP 47");
  }

  @Test
  void what_is_no_language_tag_is_refused() {
    assertThat(refusedToRead(Codecs.LOCALE, "\"de_DE\"")).contains("BCP 47");
    assertThat(refusedToRead(Codecs.LOCALE, "\"" + SECRET + "x!\"")).contains("BCP 47");
  }

  // C-15: bytes are base64, standard alphabet, with padding
  @ParameterizedTest
  @CsvSource({"0, ''", "1, +w==", "2, +/8=", "3, +/8A"})
  void bytes_are_base64(int length, String text) {
    byte[] bytes = java.util.Arrays.copyOf(new byte[] {(byte) 0xfb, (byte) 0xff, 0}, length);
    assertThat(write(Codecs.BYTES, bytes)).isEqualTo("\"" + text + "\"");
    assertThat(roundTrip(Codecs.BYTES, bytes)).isEqualTo(bytes);
  }

  @Test
  void all_bytes_come_back() {
    byte[] bytes = new byte[4096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    assertThat(roundTrip(Codecs.BYTES, bytes)).isEqualTo(bytes);
  }

  // C-15: other forms of bytes are refused with a reason that says base64
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-_8=\"",
        "\"+/8\"",
        "[1,2]",
        "\"+/8=\\n\"",
        "\"+/\\r\\n8=\"",
        "\" +/8=\"",
        "\"=\"",
        "\"====\"",
        "\"A===\"",
        "\"+/8=+/8=\"",
        "\"73556!08\"",
        "7355608"
      })
  void other_forms_of_bytes_are_refused(String json) {
    assertThat(refusedToRead(Codecs.BYTES, json)).contains("base64");
  }

  enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    },
    BLUE;

    String code() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  // C-04: an enum is its name, also with a body and its own toString
  @ParameterizedTest
  @MethodSource("colors")
  void an_enum_is_its_name(Color color) {
    Codec<Color> codec = Codecs.enumOf(Color.class, Color::values);
    assertThat(write(codec, color)).isEqualTo("\"" + color.name() + "\"");
    assertThat(roundTrip(codec, color)).isEqualTo(color);
  }

  static Color[] colors() {
    return Color.values();
  }

  // C-04: an enum with texts of its own has them both ways
  @Test
  void an_enum_has_texts_of_its_own() {
    Codec<Color> codec = Codecs.enumOf(Color.class, Color::values, Color::code);
    assertThat(write(codec, Color.GREEN)).isEqualTo("\"g\"");
    assertThat(roundTrip(codec, Color.GREEN)).isEqualTo(Color.GREEN);
    assertThat(refusedToRead(codec, "\"GREEN\"")).contains("one of r, g, b is needed");
  }

  // C-04: ordinals and unknown names are refused, and the names listed
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "\"1\"", "\"UNKNOWN\"", "\"red\"", "\"grass\"", "\"\"", "\"7355608\""})
  void ordinals_and_unknown_names_are_refused(String json) {
    assertThat(refusedToRead(Codecs.enumOf(Color.class, Color::values), json))
        .contains("one of RED, GREEN, BLUE is needed, found ");
  }

  @Test
  void two_constants_cannot_share_a_text() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Enums.form(Color.values(), c -> "same"))
        .withMessageContaining("RED and GREEN");
  }
}
