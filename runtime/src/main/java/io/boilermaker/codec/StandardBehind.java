package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.AccessPattern;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A deserializer in front of Jackson's own, which says what null and an absent value are. */
abstract class StandardBehind extends JsonDeserializer<Object> implements ContextualDeserializer {

  private final JsonDeserializer<?> standard;

  StandardBehind(JsonDeserializer<?> standard) {
    this.standard = standard;
  }

  final JsonDeserializer<?> standard() {
    return standard;
  }

  /** Returns Jackson's own for a property, with its annotations. */
  final JsonDeserializer<?> contextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    return standard instanceof ContextualDeserializer own
        ? own.createContextual(context, property)
        : standard;
  }

  @Override
  public Object deserializeWithType(
      JsonParser in, DeserializationContext context, TypeDeserializer types) throws IOException {
    return standard.deserializeWithType(in, context, types);
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
    return standard.getNullValue(context);
  }

  @Override
  public AccessPattern getNullAccessPattern() {
    return standard.getNullAccessPattern();
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context)
      throws JsonMappingException {
    return standard.getAbsentValue(context);
  }

  @Override
  public @Nullable Object getEmptyValue(DeserializationContext context)
      throws JsonMappingException {
    return standard.getEmptyValue(context);
  }

  @Override
  public @Nullable Class<?> handledType() {
    return standard.handledType();
  }

  @Override
  public @Nullable LogicalType logicalType() {
    return standard.logicalType();
  }

  @Override
  public @Nullable Boolean supportsUpdate(DeserializationConfig config) {
    return Boolean.FALSE;
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
