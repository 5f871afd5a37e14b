package io.boilermaker.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The check of bytes that are to be one JSON object in UTF-8, before they are parsed. */
public final class Utf8Object {

  private Utf8Object() {}

  /**
   * Returns why bytes are no JSON object in UTF-8; null if they may be one. Jackson would also take
   * UTF-16, a byte-order mark, and some malformed UTF-8.
   */
  public static @Nullable String refusal(byte[] body) {
    int start = 0;
    while (start < body.length && isJsonSpace(body[start])) {
      start++;
    }
    if (start == body.length) {
      return "the body is empty";
    }
    boolean object = body[start] == '{' && (start + 1 == body.length || body[start + 1] != 0);
    if (!object) {
      return "the body is not a JSON object in UTF-8";
    }
    return isAscii(body) || isUtf8(body) ? null : "the body is not valid UTF-8";
  }

  private static boolean isAscii(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    long signs = 0;
    while (bytes.remaining() >= Long.BYTES) {
      signs |= bytes.getLong();
    }
    while (bytes.hasRemaining()) {
      signs |= bytes.get() & 0x80L;
    }
    return (signs & 0x8080_8080_8080_8080L) == 0;
  }

  private static boolean isJsonSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
