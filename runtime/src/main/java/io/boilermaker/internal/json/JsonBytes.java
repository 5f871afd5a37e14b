package io.boilermaker.internal.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Takes what a generator has written. A generator gathers some thousands of bytes by itself, so
 * that most often there is one write, whose copy then is the whole result.
 */
public final class JsonBytes extends ByteArrayOutputStream {

  public JsonBytes() {
    super(0);
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    if (count == 0) {
      buf = Arrays.copyOfRange(from, offset, offset + length);
      count = length;
    } else {
      super.write(from, offset, length);
    }
  }

  /** All of it; nothing may be written afterwards. */
  public RawJson json() {
    return new RawJson(buf, 0, count);
  }
}
