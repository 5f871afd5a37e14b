package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.ObjectIdGenerator;
import com.fasterxml.jackson.annotation.ObjectIdResolver;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.HandlerInstantiator;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.databind.util.Converter;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Makes the user's deserializers and the like, which annotations name, as Jackson does, but for
 * what happens when a constructor throws.
 */
class UserHandlers extends HandlerInstantiator {

  /**
   * Makes an instance of a class of the user's.
   *
   * @return null if Jackson is to make it, or to say why it cannot be made
   */
  static <T> @Nullable T make(Class<T> kind, MapperConfig<?> config, Class<?> type) {
    if (type.getName().startsWith("com.fasterxml.jackson.") || !kind.isAssignableFrom(type)) {
      return null;
    }
    Constructor<? extends T> constructor =
        ClassUtil.findConstructor(type.asSubclass(kind), config.canOverrideAccessModifiers());
    return constructor == null ? null : UserCode.make(constructor);
  }

  @Override
  public @Nullable JsonDeserializer<?> deserializerInstance(
      DeserializationConfig config, Annotated annotated, Class<?> type) {
    return make(JsonDeserializer.class, config, type);
  }

  @Override
  public @Nullable KeyDeserializer keyDeserializerInstance(
      DeserializationConfig config, Annotated annotated, Class<?> type) {
    return make(KeyDeserializer.class, config, type);
  }

  @Override
  public @Nullable JsonSerializer<?> serializerInstance(
      SerializationConfig config, Annotated annotated, Class<?> type) {
    return make(JsonSerializer.class, config, type);
  }

  @Override
  public @Nullable TypeResolverBuilder<?> typeResolverBuilderInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(TypeResolverBuilder.class, config, type);
  }

  @Override
  public @Nullable TypeIdResolver typeIdResolverInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(TypeIdResolver.class, config, type);
  }

  @Override
  public @Nullable ValueInstantiator valueInstantiatorInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(ValueInstantiator.class, config, type);
  }

  @Override
  public @Nullable ObjectIdGenerator<?> objectIdGeneratorInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(ObjectIdGenerator.class, config, type);
  }

  @Override
  public @Nullable ObjectIdResolver resolverIdGeneratorInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(ObjectIdResolver.class, config, type);
  }

  @Override
  public @Nullable PropertyNamingStrategy namingStrategyInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(PropertyNamingStrategy.class, config, type);
  }

  @Override
  public @Nullable Converter<?, ?> converterInstance(
      MapperConfig<?> config, Annotated annotated, Class<?> type) {
    return make(Converter.class, config, type);
  }

  @Override
  public @Nullable VirtualBeanPropertyWriter virtualPropertyWriterInstance(
      MapperConfig<?> config, Class<?> type) {
    return make(VirtualBeanPropertyWriter.class, config, type);
  }

  @Override
  public @Nullable Object includeFilterInstance(
      SerializationConfig config, BeanPropertyDefinition property, Class<?> type) {
    return make(Object.class, config, type);
  }
}
