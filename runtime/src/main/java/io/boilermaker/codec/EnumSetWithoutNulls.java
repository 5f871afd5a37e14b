package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Reads sets of enums, of which Jackson by itself would leave out nulls. */
final class EnumSetWithoutNulls extends StandardBehind {

  private final JavaType type;
  private final @Nullable JsonDeserializer<Object> element;

  /**
   * @param type of the elements
   * @param element reads them; null before it is known where the set stands
   */
  EnumSetWithoutNulls(
      JsonDeserializer<?> standard, JavaType type, @Nullable JsonDeserializer<Object> element) {
    super(standard);
    this.type = type;
    this.element = element;
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    if (element == null) {
      return standard().deserialize(in, context);
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Mismatch.kind("an array", in);
    }
    Collection<Object> set = empty();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        throw Mismatch.aNull("an element");
      }
      set.add(element.deserialize(in, context));
    }
    return set;
  }

  // The type is that of an enum; the set itself checks what is added.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Collection<Object> empty() {
    return (Collection) EnumSet.noneOf((Class) type.getRawClass());
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    return Forms.of(property, context.getConfig(), handledType()) == Forms.Choice.OWN
        ? new EnumSetWithoutNulls(
            standard(), type, context.findContextualValueDeserializer(type, property))
        : contextual(context, property);
  }
}
