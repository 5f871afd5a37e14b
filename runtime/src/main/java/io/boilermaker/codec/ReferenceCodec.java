package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A codec for which JSON null is null. */
abstract class ReferenceCodec<T> implements Codec<T> {

  abstract void writeValue(JsonGenerator out, T value) throws IOException;

  abstract T readValue(JsonParser in) throws IOException;

  @Override
  public final void write(JsonGenerator out, @Nullable T value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      writeValue(out, value);
    }
  }

  @Override
  public final @Nullable T read(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : readValue(in);
  }
}
