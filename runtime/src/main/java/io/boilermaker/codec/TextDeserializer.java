package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads by Jackson's own deserializer what is written as text, from text alone. */
final class TextDeserializer extends StandardBehind {

  private final int longest;

  /**
   * @param longest the length of the longest text
   */
  TextDeserializer(JsonDeserializer<?> standard, int longest) {
    super(standard);
    this.longest = longest;
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw Mismatch.kind("a string", in);
    }
    Limits.form(in.getText(), longest);
    return standard().deserialize(in, context);
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    return Forms.of(property, context.getConfig(), handledType()) == Forms.Choice.OTHER
        ? contextual(context, property)
        : new TextDeserializer(contextual(context, property), longest);
  }
}
