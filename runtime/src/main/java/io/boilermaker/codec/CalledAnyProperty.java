package io.boilermaker.codec;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
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
      SettableAnyProperty standard,
      AnnotatedMethod method,
      @Nullable KeyDeserializer keys,
      @Nullable JsonDeserializer<Object> values) {
    super(
        standard.getProperty(),
        method,
        standard.getType(),
        keys,
        values,
        standard.getType().getTypeHandler());
    this.method = method;
  }

  @Override
  public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> values) {
    return new CalledAnyProperty(this, method, _keyDeserializer, values);
  }

  @Override
  protected void _set(Object instance, Object name, @Nullable Object value) throws Exception {
    UserCode.call(method.getAnnotated(), instance, name, value);
  }
}
