package io.boilermaker.codec;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.AsDeductionTypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import io.boilermaker.manifest.JdkTrust;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the default mapper makes of the words of a message: values. It loads no class that a message
 * names, and reads no class that acts while it is read. The processor refuses most of them already.
 */
final class MessageTrust {

  private MessageTrust() {}

  /** Returns why values of a class are not read; null if they are. */
  static @Nullable ArgumentException refusal(Class<?> type) {
    String name = type.getName();
    boolean holdsValues =
        type.isInterface()
            || type.isEnum()
            || Collection.class.isAssignableFrom(type)
            || Map.class.isAssignableFrom(type);
    String reason = holdsValues ? JdkTrust.act(name) : JdkTrust.refusal(name);
    return reason == null
        ? null
        : new ArgumentException(name + " is not read from a message: it " + reason);
  }

  /** Refuses to let a message name a class. */
  static ArgumentException namedClass(String where, String how) {
    return new ArgumentException(
        "a message must not name the class of a value, as " + where + " asks for by " + how);
  }

  /** Finds the classes to refuse, before Jackson looks for a way to build them. */
  static final class Deserializers extends SimpleDeserializers {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      ArgumentException refusal = refusal(type.getRawClass());
      return refusal == null ? null : new Refusing(refusal);
    }
  }

  /** Refuses all values but null. */
  static final class Refusing extends JsonDeserializer<Object> {
    private final ArgumentException refusal;

    Refusing(ArgumentException refusal) {
      this.refusal = refusal;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      throw new ArgumentException(String.valueOf(refusal.getMessage()));
    }

    @Override
    public Object deserializeWithType(
        JsonParser in, DeserializationContext context, TypeDeserializer types) {
      return deserialize(in, context);
    }
  }

  /** Refuses all keys. */
  static final class RefusingKeys extends KeyDeserializer {
    private final ArgumentException refusal;

    RefusingKeys(ArgumentException refusal) {
      this.refusal = refusal;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      throw new ArgumentException("map key: " + refusal.getMessage());
    }
  }

  /**
   * Tells kinds apart by their properties. Jackson then asks the validator for the classes that
   * {@code @JsonSubTypes} lists; the message has no say in it.
   */
  static final class Deduction extends StdTypeResolverBuilder {

    Deduction(JsonTypeInfo.Value info) {
      super(info);
    }

    private Deduction(Deduction base, Class<?> fallback) {
      super(base, fallback);
    }

    @Override
    public Deduction withDefaultImpl(Class<?> fallback) {
      return new Deduction(this, fallback);
    }

    @Override
    public PolymorphicTypeValidator subTypeValidator(MapperConfig<?> config) {
      return LaissezFaireSubTypeValidator.instance;
    }

    @Override
    public @Nullable TypeSerializer buildTypeSerializer(
        SerializationConfig config, JavaType base, @Nullable Collection<NamedType> listed) {
      if (super.buildTypeSerializer(config, base, listed) == null) {
        return null;
      }
      Stream<Class<?>> kinds =
          listed == null ? Stream.of() : listed.stream().map(NamedType::getType);
      return new Deduced(
          base.getRawClass(),
          Stream.concat(kinds, Stream.ofNullable(_defaultImpl)).collect(toUnmodifiableSet()));
    }
  }

  /** Writes no name of a kind, and no value that would be read as another kind. */
  private static final class Deduced extends AsDeductionTypeSerializer {
    private static final long serialVersionUID = 1L;

    private final Class<?> base;
    private final transient Set<Class<?>> kinds;

    Deduced(Class<?> base, Set<Class<?>> kinds) {
      this.base = base;
      this.kinds = kinds;
    }

    @Override
    public WritableTypeId writeTypePrefix(JsonGenerator out, WritableTypeId id) throws IOException {
      Object value = id.forValue;
      if (value != null && !kinds.contains(value.getClass())) {
        requirePlain(value);
      }
      return super.writeTypePrefix(out, id);
    }

    /** Jackson reads as plain JSON what is none of the kinds of an Object. */
    private void requirePlain(Object value) {
      if (base == Object.class) {
        JsonCodec.check(value);
        return;
      }
      Class<?> kind =
          value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
      if (!kinds.contains(kind)) {
        throw new ArgumentException(
            kind.getName()
                + " would not be read as what it is where the declared type is "
                + base.getName()
                + ": list it in @JsonSubTypes");
      }
    }
  }

  /** Stands behind {@link StrictAnnotations}, for resolvers of kinds that are not Jackson's own. */
  static final class NoClasses extends PolymorphicTypeValidator {

    private static final long serialVersionUID = 1L;

    @Override
    public Validity validateBaseType(MapperConfig<?> config, JavaType base) {
      throw namedClass(base.getRawClass().getName(), "default typing or a resolver");
    }

    @Override
    public Validity validateSubClassName(
        MapperConfig<?> config, JavaType base, String subClassName) {
      return Validity.DENIED;
    }

    @Override
    public Validity validateSubType(MapperConfig<?> config, JavaType base, JavaType subType) {
      return Validity.DENIED;
    }
  }
}
