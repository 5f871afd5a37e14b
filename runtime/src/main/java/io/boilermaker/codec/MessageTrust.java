package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import io.boilermaker.manifest.JdkTrust;
import java.util.Collection;
import java.util.Map;
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
