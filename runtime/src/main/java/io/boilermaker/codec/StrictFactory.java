package io.boilermaker.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.cfg.DeserializerFactoryConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerFactory;
import com.fasterxml.jackson.databind.deser.ContextualKeyDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializerFactory;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import org.jspecify.annotations.Nullable;

/** Makes readers as Jackson does, with properties that call the user's methods by our rules. */
// Nobody serializes it.
@SuppressWarnings("serial")
final class StrictFactory extends BeanDeserializerFactory {

  private static final long serialVersionUID = 1L;

  StrictFactory() {
    this(new DeserializerFactoryConfig());
  }

  private StrictFactory(DeserializerFactoryConfig config) {
    super(config);
  }

  @Override
  public DeserializerFactory withConfig(DeserializerFactoryConfig config) {
    return config == _factoryConfig ? this : new StrictFactory(config);
  }

  @Override
  protected SettableBeanProperty constructSettableProperty(
      DeserializationContext context,
      BeanDescription bean,
      BeanPropertyDefinition property,
      JavaType type)
      throws JsonMappingException {
    return CalledProperty.ofSetter(super.constructSettableProperty(context, bean, property, type));
  }

  @Override
  protected SettableBeanProperty constructSetterlessProperty(
      DeserializationContext context, BeanDescription bean, BeanPropertyDefinition property)
      throws JsonMappingException {
    return CalledProperty.ofGetter(super.constructSetterlessProperty(context, bean, property));
  }

  @Override
  protected SettableAnyProperty constructAnySetter(
      DeserializationContext context, BeanDescription bean, AnnotatedMember setter)
      throws JsonMappingException {
    SettableAnyProperty standard = super.constructAnySetter(context, bean, setter);
    if (!(setter instanceof AnnotatedMethod method)) {
      return standard;
    }
    return new CalledAnyProperty(
        standard, method, keys(context, method, standard), values(context, method, standard));
  }

  /** Finds the reader of names as Jackson, which does not show that of its own. */
  private KeyDeserializer keys(
      DeserializationContext context, AnnotatedMethod method, SettableAnyProperty standard)
      throws JsonMappingException {
    KeyDeserializer keys = findKeyDeserializerFromAnnotation(context, method);
    if (keys == null) {
      return context.findKeyDeserializer(method.getParameterType(0), standard.getProperty());
    }
    return keys instanceof ContextualKeyDeserializer contextual
        ? contextual.createContextual(context, standard.getProperty())
        : keys;
  }

  @SuppressWarnings("unchecked") // as Jackson: what it reads is known by its type
  private @Nullable JsonDeserializer<Object> values(
      DeserializationContext context, AnnotatedMethod method, SettableAnyProperty standard)
      throws JsonMappingException {
    JavaType type = standard.getType();
    JsonDeserializer<?> values = findContentDeserializerFromAnnotation(context, method);
    if (values == null) {
      values = type.getValueHandler();
    }
    return values == null
        ? null
        : (JsonDeserializer<Object>)
            context.handlePrimaryContextualization(values, standard.getProperty(), type);
  }
}
