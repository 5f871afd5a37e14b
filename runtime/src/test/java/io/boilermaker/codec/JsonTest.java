package io.boilermaker.codec;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class JsonTest {

  // C-16: only UTF-8 without byte-order mark is JSON
  @Test
  void other_encodings_are_refused() {
    for (byte[] body :
        new byte[][] {"{}".getBytes(UTF_16), "{}".getBytes(UTF_16LE), "\ufeff{}".getBytes(UTF_8)}) {
      assertThatThrownBy(
              () -> {
                try (var in = Json.factory().createParser(body)) {
                  in.nextToken();
                  in.nextToken();
                }
              })
          .isInstanceOf(JsonProcessingException.class);
    }
  }

  // C-14: a text that is too long to be read is not written, nor are bytes
  @Test
  void a_text_that_is_too_long_is_not_written() {
    String longest = "x".repeat(20_000_000);
    assertThat(Wire.read(Codecs.STRING, Wire.write(Codecs.STRING, longest))).hasSize(20_000_000);
    assertThat(Wire.refusedToWrite(Codecs.STRING, longest + "x"))
        .isEqualTo("'it': at most 20000000 characters of text are allowed, got 20000001");
    byte[] bytes = new byte[15_000_000];
    assertThat(Wire.read(Codecs.BYTES, Wire.write(Codecs.BYTES, bytes))).hasSize(15_000_000);
    assertThat(Wire.refusedToWrite(Codecs.BYTES, new byte[15_000_001]))
        .isEqualTo("'it': at most 20000000 characters of base64 are allowed, got 20000004");
  }
}
