package io.boilermaker.broker.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sections end, for a value of each width that AMQP has. */
class SectionReaderTest {

  private static final String VALUE = "005377";
  private static final String EMPTY_FOOTER = "00537845";

  private static SectionReader reader(String hex) {
    return new SectionReader(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40", // null
        "5001", // ubyte
        "600102", // ushort
        "7001020304", // uint
        "800102030405060708", // ulong
        "98000102030405060708090a0b0c0d0e0f", // uuid
        "a003010203", // vbin8
        "a100", // str8 of nothing
        "b000000003010203", // vbin32
        "45", // list0
        "c0030150ff", // list8 of one ubyte
        "c10502a1016b40", // map8 of a key and null
        "d000000006000000015001", // list32
        "e00401500102", // array8
        "f0000000060000000150ff", // array32
        "00a3016b5001" // described by a symbol
      })
  void a_section_ends_where_its_value_does(String value) throws MalformedMessageException {
    SectionReader reader = reader(VALUE + value + EMPTY_FOOTER);
    assertThat(reader.next()).isEqualTo(SectionReader.VALUE);
    assertThat(reader.position()).isEqualTo((VALUE + value).length() / 2);
    assertThat(reader.next()).isEqualTo(SectionReader.FOOTER);
    assertThat(reader.hasNext()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5001",
        "600102",
        "7001020304",
        "800102030405060708",
        "98000102030405060708090a0b0c0d0e0f",
        "a003010203",
        "b000000003010203",
        "c0030150ff",
        "d000000006000000015001",
        "e00401500102",
        "f0000000060000000150ff",
        "00a3016b5001"
      })
  void a_section_that_ends_too_early_is_refused_wherever_it_ends(String value) {
    byte[] whole = HexFormat.of().parseHex(VALUE + value);
    for (int length = 1; length < whole.length; length++) {
      SectionReader reader = new SectionReader(Arrays.copyOf(whole, length));
      assertThatThrownBy(reader::next).isInstanceOf(MalformedMessageException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00537045, 112",
    "0080000000000000007045, 112",
    "00537845, 120",
    "0080000000000000007845, 120"
  })
  void a_descriptor_is_read_in_both_widths(String section, int descriptor)
      throws MalformedMessageException {
    assertThat(reader(section).next()).isEqualTo(descriptor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00536f45",
        "00537945",
        "0080000000010000007045",
        "00a3017045",
        "00447045",
        "005077"
      })
  void what_describes_no_section_is_refused(String section) {
    assertThatThrownBy(() -> reader(section).next())
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("unknown message section");
  }

  @ParameterizedTest
  @CsvSource({
    "705377, a message section must have a descriptor",
    "00537730, unknown type constructor 48",
    "005377b0ffffffff, a value is longer than its message",
    "005377a00201, a value is longer than its message",
    "005377c0040150ff, a list or map is not as long as it says",
    "005377c0020150ff, a list or map is not as long as it says"
  })
  void what_is_wrong_with_a_section_is_said(String section, String message) {
    assertThatThrownBy(() -> reader(section).next())
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage(message);
  }

  /** Lists in each other, and values described by or describing each other. */
  @ParameterizedTest
  @ValueSource(strings = {"list", "descriptor", "described"})
  void values_nest_sixty_four_deep_and_no_deeper(String kind) throws MalformedMessageException {
    SectionReader deepest = reader(VALUE + nested(kind, 64));
    assertThat(deepest.next()).isEqualTo(SectionReader.VALUE);
    assertThat(deepest.hasNext()).isFalse();
    assertThatThrownBy(() -> reader(VALUE + nested(kind, 65)).next())
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("values are nested too deeply");
  }

  private static String nested(String kind, int levels) {
    String value = "40";
    for (int i = 0; i < levels; i++) {
      int size = value.length() / 2;
      value =
          switch (kind) {
            case "list" -> "d0%08x00000001%s".formatted(size + 4, value);
            case "descriptor" -> "00" + value + "40";
            default -> "0040" + value;
          };
    }
    return value;
  }

  @Test
  void nothing_has_no_sections() {
    assertThat(reader("").hasNext()).isFalse();
  }
}
