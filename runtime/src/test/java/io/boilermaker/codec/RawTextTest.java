package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is taken from a serializer's readers and streams. */
class RawTextTest {

  /** Never ends, and gives nothing at each second time. */
  private static final class Endless extends Reader {
    private final int most;
    private boolean gives;

    Endless(int most) {
      this.most = most;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      gives = !gives;
      int given = gives ? Math.min(length, most) : 0;
      Arrays.fill(buffer, offset, offset + given, 'x');
      return given;
    }

    @Override
    public void close() {}
  }

  @Test
  void as_much_is_read_as_is_asked_for() throws IOException {
    String text = "abc".repeat(5_000);
    for (int length : new int[] {0, 1, 4_096, 4_097, text.length()}) {
      var reader = new StringReader(text + "d");
      assertThat(RawText.read(reader, length)).isEqualTo(text.substring(0, length));
      assertThat(RawText.read(reader, -1)).isEqualTo(text.substring(length) + "d");
    }
    InputStream bytes = new ByteArrayInputStream(new byte[] {1, 2, 3});
    assertThat(RawText.read(bytes, 0)).isEmpty();
    assertThat(RawText.read(bytes, 2)).containsExactly(1, 2);
    assertThat(RawText.read(bytes, -1)).containsExactly(3);
  }

  @Test
  void less_than_is_asked_for_is_refused() {
    assertThatThrownBy(() -> RawText.read(new StringReader("ab"), 3))
        .isInstanceOf(ArgumentException.class)
        .hasMessage("3 are to be written, and there are 2");
    assertThatThrownBy(() -> RawText.read(new ByteArrayInputStream(new byte[2]), 3))
        .isInstanceOf(ArgumentException.class)
        .hasMessage("3 are to be written, and there are 2");
  }

  // The rest of what is too long is not read, and what is read is too long to be written
  @Test
  void of_what_is_too_long_no_more_is_read_than_shows_it() throws IOException {
    int reads = 4_000; // A whole number of them is the longest text.
    assertThat(Limits.TEXT % reads).isZero();
    assertThat(RawText.read(new Endless(reads), -1).length()).isEqualTo(Limits.TEXT + 1);
    assertThat(RawText.read(new Endless(reads), Integer.MAX_VALUE).length())
        .isBetween(Limits.TEXT + 1, Limits.TEXT + 4_096);
  }
}
