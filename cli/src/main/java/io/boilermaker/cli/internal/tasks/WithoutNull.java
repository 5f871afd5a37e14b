package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codec;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type with all its values but null. */
record WithoutNull(Codec<Object> codec) implements Codec<Object> {

  @Override
  public void write(JsonGenerator out, @Nullable Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      throw new ArgumentException("a value is needed, found null");
    }
    return codec.read(in);
  }

  @Override
  public List<? extends Codec<?>> parts() {
    return List.of(codec);
  }
}
