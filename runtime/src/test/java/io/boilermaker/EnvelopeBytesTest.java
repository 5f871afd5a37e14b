package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a message body before anything is read from them. */
class EnvelopeBytesTest {

  /** Stands for the byte that is replaced: most of the text, or its very end. */
  private static final String NAME = Envelopes.of("@", "[]", "{}");

  private static final String LAST_FIELD =
      NAME.replace("@", "x").replaceFirst("}$", ",\"x\":\"@\"}");

  private static byte[] with(String json, int spaces, byte... replacement) {
    byte[] body = (" ".repeat(spaces) + json).getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('@');
    System.arraycopy(replacement, 0, body, at, replacement.length);
    return body;
  }

  // I-05: eight bytes are looked at together, so the broken one stands at each of eight places.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void one_byte_that_is_no_utf_8_is_found_wherever_it_stands(int spaces) {
    for (String json : new String[] {NAME, LAST_FIELD}) {
      assertThatThrownBy(() -> EnvelopeReader.read(with(json, spaces, (byte) 0x80)))
          .isInstanceOf(InvalidTaskException.class)
          .hasMessage("the body is not valid UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void a_character_of_more_bytes_is_read_wherever_it_stands(int spaces) throws Exception {
    String json = NAME.replace("@", "@@");
    byte[] body = with(json, spaces, (byte) 0xc3, (byte) 0xa9);

    assertThat(EnvelopeReader.read(body).name()).isEqualTo("\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n"})
  void a_body_of_nothing_is_said_to_be_empty(String body) {
    assertThatThrownBy(() -> EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessage("the body is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"{\"", "\u000b{}", "{\u0000\"\u0000}\u0000"})
  void a_body_that_is_no_object_is_said_to_be_none(String body) {
    assertThatThrownBy(() -> EnvelopeReader.read(body.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(InvalidTaskException.class)
        .hasMessage("the body is not a JSON object in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}x", "{} {}"})
  void a_body_that_only_begins_as_an_object_is_refused(String body) {
    assertThatThrownBy(() -> EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidTaskException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\r", "\t", " \n\r\t"})
  void white_space_before_a_task_is_no_part_of_it(String space) throws Exception {
    String json = space + Envelopes.of("x", "[]", "{}") + space;

    assertThat(EnvelopeReader.read(json.getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("x");
  }
}
