package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a number that is written as text. */
final class TextNumber extends JsonDeserializer<Object> {

  private final Class<?> type;
  private final KeyCodec<?> codec;

  TextNumber(Class<?> type, KeyCodec<?> codec) {
    this.type = type;
    this.codec = codec;
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.kind("a number as a string", in);
    }
    return codec.read(in.getText());
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
    return type.isPrimitive() ? context.reportInputMismatch(this, "null for %s", type) : null;
  }
}
