package io.boilermaker.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.impl.ObjectIdWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as Jackson does, once {@link NullChecks} find nothing in the further properties
 * that a {@code @JsonAnyGetter} returns.
 */
final class AnyGetterSerializer extends BeanSerializer {

  private static final long serialVersionUID = 1L;

  private final transient AnnotatedMember more;

  private AnyGetterSerializer(BeanSerializerBase standard, AnnotatedMember more) {
    super(standard);
    this.more = more;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, @Nullable ObjectIdWriter id, @Nullable Object filter) {
    super(other, id, filter);
    this.more = other.more;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, @Nullable Set<String> ignored, @Nullable Set<String> only) {
    super(other, ignored, only);
    this.more = other.more;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, BeanPropertyWriter[] properties, BeanPropertyWriter[] filtered) {
    super(other, properties, filtered);
    this.more = other.more;
  }

  /** Returns one if the type of the properties is one to check, or else Jackson's own. */
  static BeanSerializer of(BeanSerializer standard, AnnotatedMember more) {
    return NullChecks.areNeeded(more.getType())
        ? new AnyGetterSerializer(standard, more)
        : standard;
  }

  @Override
  protected void serializeFields(Object bean, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    NullChecks.check(more.getType(), more.getValue(bean));
    super.serializeFields(bean, out, provider);
  }

  @Override
  protected void serializeFieldsFiltered(
      Object bean, JsonGenerator out, SerializerProvider provider) throws IOException {
    NullChecks.check(more.getType(), more.getValue(bean));
    super.serializeFieldsFiltered(bean, out, provider);
  }

  @Override
  public BeanSerializerBase withObjectIdWriter(@Nullable ObjectIdWriter id) {
    return new AnyGetterSerializer(this, id, _propertyFilterId);
  }

  @Override
  public BeanSerializerBase withFilterId(@Nullable Object filter) {
    return new AnyGetterSerializer(this, _objectIdWriter, filter);
  }

  @Override
  protected BeanSerializerBase withByNameInclusion(
      @Nullable Set<String> ignored, @Nullable Set<String> only) {
    return new AnyGetterSerializer(this, ignored, only);
  }

  @Override
  protected BeanSerializerBase withProperties(
      BeanPropertyWriter[] properties, BeanPropertyWriter[] filtered) {
    return new AnyGetterSerializer(this, properties, filtered);
  }
}
