package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads enums by Jackson, which would also take a constant's text with blanks around it. */
final class EnumTextDeserializer extends StandardBehind {

  EnumTextDeserializer(JsonDeserializer<?> standard) {
    super(standard);
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
    Object constant = standard().deserialize(in, context);
    boolean exact =
        text.equals(text.trim())
            || text.equals(StrictMapper.INSTANCE.valueToTree(constant).textValue());
    if (!exact) {
      throw Mismatch.found("the text of a constant", "other text");
    }
    return constant;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    return new EnumTextDeserializer(contextual(context, property));
  }
}
