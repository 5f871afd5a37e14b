package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a type's own text, unless an annotation asks for another form; that of a number or boolean
 * only where an annotation asks for text.
 */
final class CodecSerializer<T> extends JsonSerializer<T> implements ContextualSerializer {

  private final KeyCodec<T> form;
  private final JsonSerializer<?> standard;
  private final Forms.Choice where;

  private CodecSerializer(KeyCodec<T> form, JsonSerializer<?> standard, Forms.Choice where) {
    this.form = form;
    this.standard = standard;
    this.where = where;
  }

  static <T> JsonSerializer<T> of(TextForm<T> form, JsonSerializer<?> standard) {
    return new CodecSerializer<>(form, standard, Forms.Choice.OWN);
  }

  static <T> JsonSerializer<T> ofTextOnly(KeyCodec<T> text, JsonSerializer<?> standard) {
    return new CodecSerializer<>(text, standard, Forms.Choice.TEXT);
  }

  @Override
  public void serialize(T value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(form.write(value));
  }

  @Override
  public void serializeWithType(
      T value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    WritableTypeId id = types.writeTypePrefix(out, types.typeId(value, JsonToken.VALUE_STRING));
    serialize(value, out, provider);
    types.writeTypeSuffix(out, id);
  }

  @Override
  public JsonSerializer<?> createContextual(
      SerializerProvider provider, @Nullable BeanProperty property) throws JsonMappingException {
    if (Forms.of(property, provider.getConfig(), handledType()) == where) {
      return this;
    }
    JsonSerializer<?> asked =
        standard instanceof ContextualSerializer own
            ? own.createContextual(provider, property)
            : standard;
    Class<T> type = handledType();
    if (where == Forms.Choice.TEXT
        || type == null
        || property == null
        || property.getMember() == null
        || ReadMember.hasDeserializer(property)) {
      return asked;
    }
    return ReadBackSerializer.ofValues(asked, provider.constructType(type), property);
  }

  // Its class is that of the values.
  @SuppressWarnings("unchecked")
  @Override
  public @Nullable Class<T> handledType() {
    return (Class<T>) standard.handledType();
  }
}
