package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/** Another codec, with null allowed. */
final class NullableCodec<T> extends ReferenceCodec<T> {

  private final Codec<T> codec;

  NullableCodec(Codec<T> codec) {
    this.codec = codec;
  }

  @Override
  void writeValue(JsonGenerator out, T value) throws IOException {
    codec.write(out, value);
  }

  // Only JSON null is read as null, and it does not come here.
  @SuppressWarnings("NullAway")
  @Override
  T readValue(JsonParser in) throws IOException {
    return codec.read(in);
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return List.of(codec);
  }
}
