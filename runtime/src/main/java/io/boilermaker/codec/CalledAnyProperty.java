package io.boilermaker.codec;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A method of the user's that takes all properties without one of their own: as Jackson's, but for
 * what happens when it throws.
 */
// Nobody serializes it.
@SuppressWarnings("serial")
final class CalledAnyProperty extends SettableAnyProperty {

  private static final long serialVersionUID = 1L;

  private final AnnotatedMethod method;

  CalledAnyProperty(
      BeanProperty property,
      AnnotatedMethod method,
      JavaType type,
      @Nullable KeyDeserializer keys,
      @Nullable JsonDeserializer<Object> values,
      @Nullable TypeDeserializer kinds) {
    super(property, method, type, keys, values, kinds);
    this.method = method;
  }

  @Override
  public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> values) {
    return new CalledAnyProperty(
        _property, method, _type, _keyDeserializer, values, _valueTypeDeserializer);
  }

  @Override
  protected void _set(Object instance, Object name, @Nullable Object value) throws Exception {
    UserCode.call(method.getAnnotated(), instance, name, value);
  }
}
