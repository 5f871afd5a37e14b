package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A codec that rejects null both ways. */
abstract class PrimitiveCodec<T> implements Codec<T> {

  private final String needed;

  /**
   * @param needed the type with its article, such as {@code an int}
   */
  PrimitiveCodec(String needed) {
    this.needed = needed;
  }

  abstract void writeValue(JsonGenerator out, T value) throws IOException;

  abstract T readValue(JsonParser in, String needed) throws IOException;

  @Override
  public final void write(JsonGenerator out, @Nullable T value) throws IOException {
    if (value == null) {
      throw Mismatch.aNull(needed);
    }
    writeValue(out, value);
  }

  @Override
  public final T read(JsonParser in) throws IOException {
    return readValue(in, needed);
  }
}
