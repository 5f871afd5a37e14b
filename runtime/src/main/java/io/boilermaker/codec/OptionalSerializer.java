package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes optionals as Jackson does, but no value in one as null. */
final class OptionalSerializer extends JsonSerializer<Object> implements ContextualSerializer {

  private final JsonSerializer<Object> standard;

  // Its values are optionals, as those of this serializer.
  @SuppressWarnings("unchecked")
  OptionalSerializer(JsonSerializer<?> standard) {
    this.standard = (JsonSerializer<Object>) standard;
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    standard.serialize(value, guarded(value, out), provider);
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    standard.serializeWithType(value, guarded(value, out), provider, types);
  }

  private static JsonGenerator guarded(Object value, JsonGenerator out) {
    return ((Optional<?>) value).isPresent() ? new PresentGenerator(out) : out;
  }

  @Override
  public JsonSerializer<?> createContextual(
      SerializerProvider provider, @Nullable BeanProperty property) throws JsonMappingException {
    JsonSerializer<?> contextual =
        standard instanceof ContextualSerializer own
            ? own.createContextual(provider, property)
            : standard;
    return new OptionalSerializer(contextual);
  }

  @Override
  public JsonSerializer<Object> unwrappingSerializer(NameTransformer unwrapper) {
    return standard.unwrappingSerializer(unwrapper);
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Object value) {
    return standard.isEmpty(provider, value);
  }

  @Override
  public @Nullable Class<Object> handledType() {
    return standard.handledType();
  }
}
