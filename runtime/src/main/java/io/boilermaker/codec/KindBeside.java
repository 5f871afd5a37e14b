package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property whose kind stands in another property of its object. Jackson writes that one as the
 * object has it, and reads the kind that it names, whatever the value was.
 */
final class KindBeside extends BeanPropertyWriter {

  private static final long serialVersionUID = 1L;

  private final BeanPropertyWriter naming;
  private final transient TypeIdResolver kinds;

  private KindBeside(BeanPropertyWriter base, BeanPropertyWriter naming, TypeIdResolver kinds) {
    super(base);
    this.naming = naming;
    this.kinds = kinds;
  }

  private KindBeside(KindBeside base, PropertyName name) {
    super(base, name);
    this.naming = base.naming;
    this.kinds = base.kinds;
  }

  /** Returns a property that checks what it writes; the same if no other one tells its kind. */
  static BeanPropertyWriter of(
      BeanPropertyWriter property, List<BeanPropertyWriter> all, SerializationConfig config) {
    AnnotatedMember member = property.getMember();
    TypeResolverBuilder<?> builder =
        member == null || property.getTypeSerializer() != null
            ? null
            : config
                .getAnnotationIntrospector()
                .findPropertyTypeResolver(config, member, property.getType());
    if (builder == null) {
      return property;
    }
    @Nullable TypeSerializer kinds =
        builder.buildTypeSerializer(
            config,
            property.getType(),
            config
                .getSubtypeResolver()
                .collectAndResolveSubtypesByClass(config, member, property.getType()));
    if (kinds == null || kinds.getTypeInclusion() != JsonTypeInfo.As.EXTERNAL_PROPERTY) {
      return property;
    }
    return all.stream()
        .filter(each -> each != property && each.getName().equals(kinds.getPropertyName()))
        .findFirst()
        .<BeanPropertyWriter>map(each -> new KindBeside(property, each, kinds.getTypeIdResolver()))
        .orElse(property);
  }

  @Override
  protected BeanPropertyWriter _new(PropertyName name) {
    return new KindBeside(this, name);
  }

  @Override
  public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider)
      throws Exception {
    Object value = get(bean);
    if (value != null) {
      KnownKinds.requireNamed(kinds, value, name(bean, provider));
    }
    super.serializeAsField(bean, out, provider);
  }

  /** Returns the name as it is written, whatever makes a text of it. */
  private @Nullable String name(Object bean, SerializerProvider provider) throws Exception {
    try (var written = new TokenBuffer(StrictMapper.INSTANCE, false)) {
      written.writeStartObject();
      naming.serializeAsField(bean, written, provider);
      written.writeEndObject();
      JsonNode object = StrictMapper.INSTANCE.readTree(written.asParser());
      JsonNode name = object.get(naming.getName());
      return name == null || name.isNull() ? null : name.asText();
    }
  }
}
