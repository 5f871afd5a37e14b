package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.impl.ObjectIdWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.io.IOException;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as Jackson does, once {@link NullChecks} find nothing in the further properties
 * that a {@code @JsonAnyGetter} returns.
 */
final class AnyGetterSerializer extends BeanSerializer {

  private static final long serialVersionUID = 1L;

  private final transient AnnotatedMember more;

  /** Whether a creator reads the properties; it never gets null in place of none. */
  private final boolean isCreated;

  private AnyGetterSerializer(
      BeanSerializerBase standard, AnnotatedMember more, boolean isCreated) {
    super(standard);
    this.more = more;
    this.isCreated = isCreated;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, @Nullable ObjectIdWriter id, @Nullable Object filter) {
    super(other, id, filter);
    this.more = other.more;
    this.isCreated = other.isCreated;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, @Nullable Set<String> ignored, @Nullable Set<String> only) {
    super(other, ignored, only);
    this.more = other.more;
    this.isCreated = other.isCreated;
  }

  private AnyGetterSerializer(
      AnyGetterSerializer other, BeanPropertyWriter[] properties, BeanPropertyWriter[] filtered) {
    super(other, properties, filtered);
    this.more = other.more;
    this.isCreated = other.isCreated;
  }

  /** Returns one if the properties are some to check, or else Jackson's own. */
  static BeanSerializer of(BeanSerializer standard, AnnotatedMember more, BeanDescription bean) {
    AnnotatedClass info = bean.getClassInfo();
    boolean isCreated =
        Stream.concat(info.getConstructors().stream(), info.getFactoryMethods().stream())
            .anyMatch(AnyGetterSerializer::takesMore);
    return isCreated || NullChecks.areNeeded(more.getType())
        ? new AnyGetterSerializer(standard, more, isCreated)
        : standard;
  }

  private static boolean takesMore(AnnotatedWithParams creator) {
    return IntStream.range(0, creator.getParameterCount())
        .anyMatch(i -> creator.getParameter(i).hasAnnotation(JsonAnySetter.class));
  }

  private void check(Object bean, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    Object properties = more.getValue(bean);
    NullChecks.check(more.getType(), properties);
    if (isCreated
        && properties == null
        && !NullCheckSerializer.isSent(provider.getAnnotationIntrospector())) {
      // To be compared with what the creator makes of none.
      out.writeFieldName(new SerializedString(more.getName()));
      out.writeNull();
    }
  }

  @Override
  protected void serializeFields(Object bean, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    check(bean, out, provider);
    super.serializeFields(bean, out, provider);
  }

  @Override
  protected void serializeFieldsFiltered(
      Object bean, JsonGenerator out, SerializerProvider provider) throws IOException {
    check(bean, out, provider);
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
