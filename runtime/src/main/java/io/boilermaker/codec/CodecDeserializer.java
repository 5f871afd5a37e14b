package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads by a codec, unless an annotation asks for another form. */
final class CodecDeserializer extends StandardBehind {

  private final Codec<?> codec;

  CodecDeserializer(Codec<?> codec, JsonDeserializer<?> standard) {
    super(standard);
    this.codec = codec;
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return codec.read(in);
  }

  @Override
  public Object deserializeWithType(
      JsonParser in, DeserializationContext context, TypeDeserializer types) throws IOException {
    return codec instanceof TextCodec && handledType() != String.class
        ? types.deserializeTypedFromScalar(in, context)
        : standard().deserializeWithType(in, context, types);
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    Forms.Choice form = Forms.of(property, context.getConfig(), handledType());
    return switch (form) {
      case OWN -> this;
      case TEXT -> asText(context, property);
      case OTHER ->
          isBoolean(handledType()) && Forms.areNumbers(property, context.getConfig(), handledType())
              ? new NumberedBoolean(contextual(context, property))
              : contextual(context, property);
    };
  }

  private static boolean isBoolean(@Nullable Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  /** Returns the reader of a text, be it that of a number or one by Jackson's rules. */
  private JsonDeserializer<?> asText(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    Class<?> type = handledType();
    KeyCodec<?> value = type == null ? null : JdkForms.valueText(type);
    if (type != null && value != null) {
      return new TextValue(type, value);
    }
    if (codec instanceof PrimitiveArrayCodec || (type != null && NullChecks.isOptional(type))) {
      return this; // Jackson writes no text of these, whatever the annotation says
    }
    int longest = codec instanceof TextCodec<?> text ? text.longest() : Limits.TEXT;
    return new TextDeserializer(standard(), longest).createContextual(context, property);
  }

  /** Reads a number or boolean that is written as text. */
  private static final class TextValue extends JsonDeserializer<Object> {

    private final Class<?> type;
    private final KeyCodec<?> codec;

    TextValue(Class<?> type, KeyCodec<?> codec) {
      this.type = type;
      this.codec = codec;
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw Mismatch.kind((isBoolean(type) ? "a boolean" : "a number") + " as a string", in);
      }
      return codec.read(in.getText());
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context)
        throws JsonMappingException {
      return type.isPrimitive() ? context.reportInputMismatch(this, "null for %s", type) : null;
    }
  }

  /** Reads a boolean that is written as 0 or 1. */
  private static final class NumberedBoolean extends StandardBehind {

    NumberedBoolean(JsonDeserializer<?> standard) {
      super(standard);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getText() : "";
      if (!text.equals("0") && !text.equals("1")) {
        throw Mismatch.kind("0 or 1 for a boolean", in);
      }
      return text.equals("1");
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return this;
    }
  }
}
