package io.boilermaker.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdKeyDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotationMap;
import java.io.IOException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constants of enums by the user's method, whose argument Jackson reads: as Jackson does,
 * but for what happens when the method throws.
 */
final class EnumCreator extends StandardBehind {

  private static final Method ARGUMENT;

  static {
    try {
      ARGUMENT = EnumCreator.class.getDeclaredMethod("argument", Object.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private final Method creator;

  private EnumCreator(JsonDeserializer<?> argument, Method creator) {
    super(argument);
    this.creator = creator;
  }

  /** Returns the reader by the method that creates constants, or Jackson's own if there is none. */
  @SuppressWarnings("deprecation") // the one that replaces it is not in Jackson 2.18
  static JsonDeserializer<?> of(
      DeserializationConfig config,
      JavaType type,
      BeanDescription bean,
      JsonDeserializer<?> standard) {
    AnnotatedMethod creator = find(config, bean);
    if (creator == null || !isJacksons(standard)) {
      return standard;
    }
    // In place of the method, which it would call, Jackson is given one that keeps the argument.
    JavaType parameter = creator.getParameterType(0);
    var keeper =
        new AnnotatedMethod(
            any -> parameter, ARGUMENT, new AnnotationMap(), new AnnotationMap[] {null});
    JsonDeserializer<?> argument =
        EnumDeserializer.deserializerForCreator(config, type.getRawClass(), keeper, null, null);
    return new EnumCreator(argument, creator.getAnnotated());
  }

  /** Returns the reader of keys by the method that creates constants, or the given one. */
  static KeyDeserializer keys(
      DeserializationConfig config, JavaType type, KeyDeserializer standard) {
    if (!type.isEnumType() || !(standard instanceof StdKeyDeserializer) || !isJacksons(standard)) {
      return standard;
    }
    AnnotatedMethod creator = find(config, config.introspect(type));
    return creator == null || creator.getRawParameterType(0) != String.class
        ? standard
        : new Keys(type.getRawClass(), creator.getAnnotated());
  }

  private static boolean isJacksons(Object reader) {
    return reader.getClass().getName().startsWith("com.fasterxml.jackson.databind.");
  }

  /** Finds the method as Jackson does; null if it has not one argument, without a name. */
  private static @Nullable AnnotatedMethod find(
      DeserializationConfig config, BeanDescription bean) {
    AnnotationIntrospector annotations = config.getAnnotationIntrospector();
    for (AnnotatedMethod method : bean.getFactoryMethods()) {
      JsonCreator.Mode mode = annotations.findCreatorAnnotation(config, method);
      if (mode != null && mode != JsonCreator.Mode.DISABLED) {
        method.fixAccess(config.isEnabled(MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS));
        return method.getParameterCount() == 1
                && mode != JsonCreator.Mode.PROPERTIES
                && (mode == JsonCreator.Mode.DELEGATING
                    || !isNamed(annotations, method.getParameter(0)))
            ? method
            : null;
      }
    }
    return null;
  }

  private static boolean isNamed(AnnotationIntrospector annotations, AnnotatedParameter parameter) {
    return annotations.findNameForDeserialization(parameter) != null
        || annotations.findImplicitPropertyName(parameter) != null
        || annotations.findInjectableValue(parameter) != null;
  }

  /** Called by Jackson with what it has read. */
  static Object argument(@Nullable Object argument) {
    return new Argument(argument);
  }

  @Override
  public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return standard().deserialize(in, context) instanceof Argument argument
        ? UserCode.call(creator, null, argument.value())
        : null;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    return new EnumCreator(contextual(context, property), creator);
  }

  private record Argument(@Nullable Object value) {}

  /** Reads the constants that are keys of maps. */
  private static final class Keys extends KeyDeserializer {

    private final Class<?> type;
    private final Method creator;

    Keys(Class<?> type, Method creator) {
      this.type = type;
      this.creator = creator;
    }

    @Override
    public @Nullable Object deserializeKey(String key, DeserializationContext context)
        throws IOException {
      Object constant = UserCode.call(creator, null, key);
      return constant == null
          ? context.handleWeirdKey(type, key, "not a valid representation")
          : constant;
    }
  }
}
