package io.boilermaker.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Bytes of JSON in the making. */
public final class JsonBuffer {

  private static final int SECONDS_OF_DAY = 86_400;
  private static final long FIRST_YEAR = -62_167_219_200L;
  private static final long FIRST_YEAR_OF_FIVE_DIGITS = 253_402_300_800L;

  /** Of an int, with its sign. */
  private static final int MOST_DIGITS = 11;

  private byte[] bytes;
  private int length;

  /**
   * Creates a buffer.
   *
   * @param bytes to write to while there is room
   */
  public JsonBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Names and ids hold as good as never what must be escaped, or more than ASCII. */
  public void escaped(String value) {
    ensureRoomFor(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        raw(JsonStringEncoder.getInstance().quoteAsUTF8(value));
        return;
      }
      bytes[length + i] = (byte) c;
    }
    length += value.length();
  }

  /** As {@code Instant.toString}, but at most six digits of a fraction: Python reads no more. */
  public void time(Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds < FIRST_YEAR || seconds >= FIRST_YEAR_OF_FIVE_DIGITS) {
      raw(ascii(time.truncatedTo(ChronoUnit.MICROS).toString()));
      return;
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
    int second = Math.floorMod(seconds, SECONDS_OF_DAY);
    digits(date.getYear(), 4, '-');
    digits(date.getMonthValue(), 2, '-');
    digits(date.getDayOfMonth(), 2, 'T');
    digits(second / 3600, 2, ':');
    digits(second / 60 % 60, 2, ':');
    int micros = time.getNano() / 1_000;
    digits(second % 60, 2, micros == 0 ? 'Z' : '.');
    if (micros != 0) {
      boolean millis = micros % 1_000 == 0;
      digits(millis ? micros / 1_000 : micros, millis ? 3 : 6, 'Z');
    }
  }

  private void digits(int value, int count, char end) {
    ensureRoomFor(count + 1);
    int rest = value;
    for (int i = count - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    bytes[length + count] = (byte) end;
    length += count + 1;
  }

  public void number(int value) {
    ensureRoomFor(MOST_DIGITS);
    length = NumberOutput.outputInt(value, bytes, length);
  }

  public void raw(byte[] value) {
    raw(value, 0, value.length);
  }

  public void raw(byte value) {
    ensureRoomFor(1);
    bytes[length++] = value;
  }

  public void raw(byte[] value, int offset, int count) {
    ensureRoomFor(count);
    System.arraycopy(value, offset, bytes, length, count);
    length += count;
  }

  private void ensureRoomFor(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }

  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
