package io.boilermaker.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.boilermaker.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A JSON value kept as the bytes it came in, so that passing it on changes nothing: no digit of a
 * number, no order of fields. A view of an array that nobody writes to any more.
 */
public final class RawJson {

  private final byte[] bytes;
  private final int offset;
  private final int length;

  public RawJson(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  public static RawJson of(byte[] bytes) {
    return new RawJson(bytes, 0, bytes.length);
  }

  public static RawJson of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public JsonParser parser() throws IOException {
    return Json.factory().createParser(bytes, offset, length);
  }

  /** The JSON text, for tests: it may hold what must not be shown. */
  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
