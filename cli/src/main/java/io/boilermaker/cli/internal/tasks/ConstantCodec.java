package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boilermaker.codec.ArgumentException;
import io.boilermaker.codec.Codec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An enum by its constants. */
record ConstantCodec(ConstantText texts) implements Codec<Object> {

  @Override
  public void write(JsonGenerator out, @Nullable Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new ArgumentException(texts.needed() + " is needed, found no string");
    }
    return texts.read(in.getText());
  }
}
