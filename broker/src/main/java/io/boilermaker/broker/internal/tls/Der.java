package io.boilermaker.broker.internal.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the values of ASN.1 that a certificate is made of, as DER. */
final class Der {

  private static final int LAST_YEAR_WITH_TWO_DIGITS = 2049;
  private static final DateTimeFormatter TWO_DIGITS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter FOUR_DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);

  private Der() {}

  static byte[] sequence(byte[]... elements) {
    return tagged(0x30, elements);
  }

  static byte[] set(byte[]... elements) {
    return tagged(0x31, elements);
  }

  /** Writes a value with a tag of the context that encloses it. */
  static byte[] explicit(int number, byte[] value) {
    return tagged(0xa0 | number, value);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  /**
   * @param unused how many bits at the end do not count
   */
  static byte[] bits(int unused, byte[] value) {
    return tagged(0x03, new byte[] {(byte) unused}, value);
  }

  static byte[] text(String value) {
    return tagged(0x0c, value.getBytes(UTF_8));
  }

  static byte[] time(Instant value) {
    OffsetDateTime utc = value.atOffset(ZoneOffset.UTC);
    boolean two = utc.getYear() <= LAST_YEAR_WITH_TWO_DIGITS;
    return tagged(
        two ? 0x17 : 0x18, (two ? TWO_DIGITS : FOUR_DIGITS).format(utc).getBytes(US_ASCII));
  }

  static byte[] objectId(String dotted) {
    String[] parts = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(40 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]));
    for (int i = 2; i < parts.length; i++) {
      int value = Integer.parseInt(parts[i]);
      for (int shift = 28; shift >= 0; shift -= 7) {
        if (shift == 0 || value >> shift != 0) {
          out.write((value >> shift & 0x7f) | (shift == 0 ? 0 : 0x80));
        }
      }
    }
    return tagged(0x06, out.toByteArray());
  }

  static byte[] tagged(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] content : contents) {
      out.writeBytes(content);
    }
    return out.toByteArray();
  }
}
