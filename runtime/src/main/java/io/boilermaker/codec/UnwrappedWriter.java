package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.UnwrappingBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes the properties of a property into the object around, unless it is null: Jackson then
 * writes nothing, and reads an object without properties.
 */
final class UnwrappedWriter extends UnwrappingBeanPropertyWriter {

  private static final long serialVersionUID = 1L;

  private UnwrappedWriter(BeanPropertyWriter base, NameTransformer names) {
    super(base, names);
  }

  private UnwrappedWriter(
      UnwrappingBeanPropertyWriter base, NameTransformer names, SerializedString name) {
    super(base, names, name);
  }

  /** Returns a property that checks what it writes; the same if it is not unwrapped. */
  static BeanPropertyWriter of(BeanPropertyWriter property, SerializationConfig config) {
    NameTransformer names =
        property.isUnwrapping() && property.getMember() != null
            ? config.getAnnotationIntrospector().findUnwrappingNameTransformer(property.getMember())
            : null;
    return names == null ? property : new UnwrappedWriter(property, names);
  }

  @Override
  protected UnwrappingBeanPropertyWriter _new(NameTransformer names, SerializedString name) {
    return new UnwrappedWriter(this, names, name);
  }

  @Override
  public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider)
      throws Exception {
    Object value = get(bean);
    if (value == null) {
      throw new ArgumentException(
          "'" + getMember().getName() + "' is null and has @JsonUnwrapped: it would arrive empty");
    }
    if (isPresent(value)) {
      throw new ArgumentException(
          "'"
              + getMember().getName()
              + "' is an optional and has @JsonUnwrapped: it is never read");
    }
    super.serializeAsField(bean, out, provider);
  }

  private static boolean isPresent(Object value) {
    return value instanceof AtomicReference
        || (value instanceof Optional<?> optional && optional.isPresent());
  }
}
