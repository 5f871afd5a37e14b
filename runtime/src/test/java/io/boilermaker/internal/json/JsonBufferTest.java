package io.boilermaker.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonBufferTest {

  private static final int ENOUGH = 64;

  private static String written(int room, Consumer<JsonBuffer> action) {
    var buffer = new JsonBuffer(new byte[room]);
    action.accept(buffer);
    return new String(buffer.copy(), StandardCharsets.UTF_8);
  }

  private static Arguments row(String expected, Consumer<JsonBuffer> action) {
    return Arguments.of(expected, action);
  }

  private static Consumer<JsonBuffer> time(String text) {
    return buffer -> buffer.time(Instant.parse(text));
  }

  static Stream<Arguments> writings() {
    return Stream.of(
        row("0", buffer -> buffer.number(0)),
        row("2147483647", buffer -> buffer.number(Integer.MAX_VALUE)),
        row("-2147483648", buffer -> buffer.number(Integer.MIN_VALUE)),
        row("2026-01-31T12:03:04Z", time("2026-01-31T12:03:04Z")),
        row("2026-01-31T12:03:04.005Z", time("2026-01-31T12:03:04.005Z")),
        row("2026-01-31T12:03:04.000005Z", time("2026-01-31T12:03:04.000005999Z")),
        row("+10000-01-01T00:00:00Z", time("+10000-01-01T00:00:00Z")),
        row("-0001-12-31T23:59:59Z", time("-0001-12-31T23:59:59Z")),
        row("name", buffer -> buffer.escaped("name")),
        row("n\\\"\u00e9", buffer -> buffer.escaped("n\"\u00e9")),
        row("", buffer -> buffer.escaped("")),
        row("\\n", buffer -> buffer.escaped("\n")),
        row("\\\"", buffer -> buffer.escaped("\"")),
        row("\\\\", buffer -> buffer.escaped("\\")),
        row("x", buffer -> buffer.raw((byte) 'x')),
        row("bcd", buffer -> buffer.raw(JsonBuffer.ascii("abcde"), 1, 3)));
  }

  /** However much room is left: each writing makes its own. */
  @ParameterizedTest
  @MethodSource("writings")
  void all_is_written_wherever_the_buffer_ends(String expected, Consumer<JsonBuffer> action) {
    for (int room = 0; room <= ENOUGH; room++) {
      assertThat(written(room, action.andThen(action))).isEqualTo(expected + expected);
    }
  }

  @Test
  void nothing_is_allocated_while_there_is_room() {
    byte[] bytes = new byte["name7x".length()];
    var buffer = new JsonBuffer(bytes);
    buffer.escaped("name");
    buffer.raw((byte) '7');
    buffer.raw((byte) 'x');
    assertThat(bytes).isEqualTo(JsonBuffer.ascii("name7x"));
  }
}
