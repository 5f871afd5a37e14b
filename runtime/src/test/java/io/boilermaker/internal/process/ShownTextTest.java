package io.boilermaker.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts of others, as they are shown. */
class ShownTextTest {

  // N-R15
  @Test
  void no_control_character_and_no_mark_of_direction_is_shown() {
    String all =
        IntStream.range(0, 0x10000)
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString();

    assertThat(ShownText.of(all).chars())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0x61c || c == 0x200e || c == 0x200f)
        .noneMatch(c -> (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
  }

  // N-R15
  @Test
  void escapes_are_those_of_java_and_all_else_stays() {
    assertThat(ShownText.of("a\n[main] INFO forged\r\t\u001b[31m\u202e\u0085 é😀"))
        .isEqualTo("a\\n[main] INFO forged\\r\\t\\u001b[31m\\u202e\\u0085 é😀");
  }

  @Test
  void a_harmless_text_is_not_copied() {
    String text = "task 'ship', id 42";

    assertThat(ShownText.of(text)).isSameAs(text);
  }

  // N-R15
  @Test
  void a_name_is_cut_to_a_length_that_can_be_read() {
    assertThat(ShownText.name("x".repeat(100_000)))
        .hasSizeLessThan(300)
        .endsWith("… (100000 characters)");
  }

  // N-R15
  @Test
  void the_trace_of_a_throwable_shows_forged_lines_escaped_wherever_they_are() {
    var thrown = new IllegalStateException("one\nFORGED 1", new Exception("two\r\nFORGED 2"));
    thrown.addSuppressed(new Exception("three\nFORGED 3"));
    var trace = new StringWriter();

    ShownThrowable.of(thrown, UnaryOperator.identity()).printStackTrace(new PrintWriter(trace));

    assertThat(trace.toString().lines())
        .noneMatch(line -> line.startsWith("FORGED"))
        .anyMatch(line -> line.equals("java.lang.IllegalStateException: one\\nFORGED 1"))
        .anyMatch(line -> line.equals("Caused by: java.lang.Exception: two\\r\\nFORGED 2"))
        .anyMatch(line -> line.endsWith("Suppressed: java.lang.Exception: three\\nFORGED 3"))
        .anyMatch(line -> line.contains("at io.boilermaker.internal.process.ShownTextTest"));
  }

  @Test
  void a_harmless_throwable_is_logged_itself() {
    var thrown = new IllegalStateException("one", new Exception("two"));

    assertThat(ShownThrowable.of(thrown, UnaryOperator.identity())).isSameAs(thrown);
  }

  // N-R01: each way through them would be walked, of which there are millions
  @Test
  @Timeout(60)
  void throwables_that_suppress_each_other_are_looked_at_once() {
    Throwable[] all = new Throwable[10];
    Arrays.setAll(all, i -> new IllegalStateException("x" + i));
    for (Throwable each : all) {
      for (Throwable other : all) {
        if (each != other) {
          each.addSuppressed(other);
        }
      }
    }

    assertThat(ShownThrowable.of(all[0], UnaryOperator.identity())).isSameAs(all[0]);
    all[1].addSuppressed(new IllegalStateException("two\nlines"));
    Throwable shown = ShownThrowable.of(all[0], UnaryOperator.identity());
    assertThat(shown.getSuppressed()).hasSize(9);
    assertThat(shown.getSuppressed()[0].getSuppressed()[9]).hasMessageEndingWith("two\\nlines");
  }
}
