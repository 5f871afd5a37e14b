package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.impl.PropertySerializerMap;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a property as Jackson does, once {@link NullChecks} find nothing in it. */
final class NullCheckSerializer extends JsonSerializer<Object> {

  /** In place of the null of a property that is an optional. */
  private static final JsonSerializer<Object> NO_NULL = noNull("an Optional");

  /** In place of the null of a property that would be read as a reference to null. */
  private static final JsonSerializer<Object> NO_NULL_REFERENCE = noNull("an AtomicReference");

  /** In place of the null of a property that would be read as the node of null. */
  private static final JsonSerializer<Object> NO_NULL_NODE = noNull("a JsonNode");

  private final BeanPropertyWriter property;
  private final JavaType checked;
  private final boolean isRefined;
  private volatile PropertySerializerMap known = PropertySerializerMap.emptyForProperties();

  /**
   * @param checked the type as which the property is read
   */
  NullCheckSerializer(BeanPropertyWriter property, JavaType checked) {
    this.property = property;
    this.checked = checked;
    this.isRefined = isRefined(property, checked);
  }

  private static JsonSerializer<Object> noNull(String what) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(Object value, JsonGenerator out, SerializerProvider provider) {
        throw Mismatch.aNull(what);
      }
    };
  }

  /**
   * Returns whether what is written is what is sent. Where annotations do not count, a null is
   * written that was left out, and read as null: only null itself is read as a node.
   */
  static boolean isSent(AnnotationIntrospector annotations) {
    return annotations
        == StrictMapper.INSTANCE.getSerializationConfig().getAnnotationIntrospector();
  }

  private static JsonSerializer<Object> noNull(Class<?> type) {
    if (NullChecks.isOptional(type)) {
      return NO_NULL;
    }
    return NullChecks.isTree(type) ? NO_NULL_NODE : NO_NULL_REFERENCE;
  }

  /** Makes a property check what it writes, unless annotations say who writes or reads it. */
  static void assign(
      BeanPropertyWriter property, AnnotatedClass owner, SerializationConfig config) {
    AnnotationIntrospector annotations = config.getAnnotationIntrospector();
    AnnotatedMember member = property.getMember();
    if (member == null) {
      return;
    }
    AnnotatedMember reader = ReadMember.of(member, property.getName(), owner);
    if (annotations.findDeserializer(reader) != null) {
      return;
    }
    Class<?> type = property.getType().getRawClass();
    if (NullChecks.readsNull(type)
        && !property.hasNullSerializer()
        && (!NullChecks.isTree(type) || (!property.willSuppressNulls() && isSent(annotations)))) {
      property.assignNullSerializer(noNull(type));
    }
    boolean othersDecide =
        property.hasSerializer()
            || (StrictAnnotations.areKindsTold(reader.getAnnotation(JsonTypeInfo.class))
                && isNamedOtherwise(property.getType()))
            || annotations.findSerializationConverter(member) != null
            || annotations.findUnwrappingNameTransformer(member) != null
            || annotations.findContentDeserializer(reader) != null
            || annotations.findDeserializationConverter(reader) != null;
    JavaType read = othersDecide ? null : readType(property, reader, config);
    if (read != null && (isRefined(property, read) || NullChecks.areNeeded(read))) {
      property.assignSerializer(new NullCheckSerializer(property, read));
    }
  }

  /** Tells whether annotations have a property read as another type than it has. */
  private static boolean isRefined(BeanPropertyWriter property, JavaType read) {
    return !read.equals(property.getType());
  }

  /** Tells whether only the kind that is named says what the values of a property are. */
  private static boolean isNamedOtherwise(JavaType type) {
    JavaType inner = type;
    while (inner.getContentType() != null) {
      inner = inner.getContentType();
    }
    return NullChecks.saysNothing(inner) || ExactClasses.areNeeded(inner);
  }

  /** Returns the type as which a property is read; null if that cannot be. */
  // Jackson says it when it reads.
  @SuppressWarnings("UnusedException")
  private static @Nullable JavaType readType(
      BeanPropertyWriter property, AnnotatedMember reader, SerializationConfig config) {
    try {
      return config
          .getAnnotationIntrospector()
          .refineDeserializationType(config, reader, property.getType());
    } catch (JsonMappingException e) {
      return null;
    }
  }

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    check(value);
    standard(value, provider).serialize(value, out, provider);
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
      throws IOException {
    check(value);
    standard(value, provider).serializeWithType(value, out, provider, types);
  }

  private void check(Object value) {
    if (isRefined) {
      NullChecks.checkInstance(checked, value);
    }
    NullChecks.check(checked, value);
  }

  /** Returns whether there is nothing to write, for properties that are then left out. */
  @Override
  public boolean isEmpty(SerializerProvider provider, Object value) {
    try {
      return standard(value, provider).isEmpty(provider, value);
    } catch (JsonMappingException e) {
      return false; // and writing it fails alike
    }
  }

  /** Returns Jackson's own for the class of a value, with the annotations of the property. */
  private JsonSerializer<Object> standard(Object value, SerializerProvider provider)
      throws JsonMappingException {
    JsonSerializer<Object> found = known.serializerFor(value.getClass());
    if (found != null) {
      return found;
    }
    JavaType told = property.getSerializationType();
    JavaType type =
        told == null
            ? provider.constructSpecializedType(property.getType(), value.getClass())
            : told;
    JsonSerializer<Object> made = provider.findPrimaryPropertySerializer(type, property);
    var added = known.addSerializer(value.getClass(), namingKinds(made, type.getContentType()));
    known = added.map;
    return added.serializer;
  }

  /**
   * Has the kinds of contents named as the property says; Jackson makes it by their class alone.
   */
  @SuppressWarnings("unchecked") // Its values are those of the given one.
  private static JsonSerializer<Object> namingKinds(
      JsonSerializer<Object> made, @Nullable JavaType content) {
    TypeSerializer kinds = content == null ? null : content.getTypeHandler();
    return kinds != null && made instanceof ContainerSerializer<?> container
        ? (JsonSerializer<Object>) container.withValueTypeSerializer(kinds)
        : made;
  }
}
