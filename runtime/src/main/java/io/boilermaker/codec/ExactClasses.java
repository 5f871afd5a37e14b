package io.boilermaker.codec;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rejects a value of a subclass where Jackson reads the declared class: what the subclass adds
 * would be lost. Classes whose kinds are named, or that say themselves what is read, may be of any:
 * reading back tells whether that is the same.
 */
final class ExactClasses {

  /** By declared class, the one that is read; empty where values may be of any. */
  private static final ClassValue<Optional<Class<?>>> READ =
      new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> declared) {
          return Optional.ofNullable(find(declared));
        }
      };

  /** By declared class, whether its values are written by their own class. */
  private static final ClassValue<Boolean> WRITTEN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> declared) {
          return !isOfThePlatform(declared) && !hasNamedKinds(declared);
        }
      };

  /** By declared class, whether its kinds are told apart. */
  private static final ClassValue<Boolean> KINDS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> declared) {
          DeserializationConfig config = StrictMapper.INSTANCE.getDeserializationConfig();
          JavaType type = StrictMapper.INSTANCE.constructType(declared);
          return StrictAnnotations.hasKinds(
              config, config.introspectClassAnnotations(type).getClassInfo(), type);
        }
      };

  private ExactClasses() {}

  /** Tells whether values of a declared type have to be of one class. */
  static boolean areNeeded(JavaType declared) {
    return !declared.isContainerType()
        && !declared.isReferenceType()
        && READ.get(declared.getRawClass()).isPresent();
  }

  /** Rejects a value of a type that has to be of one class, if it is of another. */
  static void check(JavaType declared, Object value) {
    Class<?> read = READ.get(declared.getRawClass()).orElse(value.getClass());
    if (value.getClass() != read) {
      throw new ArgumentException(
          value.getClass().getName()
              + " would be read as "
              + read.getName()
              + ": declare that class itself, or name its kinds by @JsonTypeInfo and @JsonSubTypes");
    }
  }

  /**
   * Returns the type as which a value is written. As its declared class, Jackson would leave out
   * what a subclass adds, and nobody would notice: inside of other values it does not.
   */
  static JavaType written(JavaType declared, @Nullable Object value) {
    if (value == null
        || value.getClass() == declared.getRawClass()
        || declared.isContainerType()
        || declared.isReferenceType()
        || declared.isPrimitive()
        || declared.isEnumType()
        || !WRITTEN.get(declared.getRawClass())) {
      return declared;
    }
    return StrictMapper.INSTANCE
        .getTypeFactory()
        .constructSpecializedType(declared, value.getClass());
  }

  /** Returns whether annotations on a class tell its kinds apart. */
  static boolean hasNamedKinds(Class<?> declared) {
    return KINDS.get(declared);
  }

  private static @Nullable Class<?> find(Class<?> declared) {
    int modifiers = declared.getModifiers();
    if (declared.isPrimitive()
        || declared.isArray()
        || Enum.class.isAssignableFrom(declared)
        || Modifier.isFinal(modifiers)
        || isOfThePlatform(declared)) {
      return null;
    }
    try {
      return read(StrictMapper.INSTANCE.constructType(declared));
    } catch (JsonMappingException | RuntimeException e) {
      // Jackson says it when the value is written or read.
      return null;
    }
  }

  /** The JDK's own classes hide subclasses, and have forms of their own. */
  private static boolean isOfThePlatform(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static @Nullable Class<?> read(JavaType declared) throws JsonMappingException {
    DeserializationConfig config = StrictMapper.INSTANCE.getDeserializationConfig();
    AnnotationIntrospector annotations = config.getAnnotationIntrospector();
    BeanDescription bean = config.introspect(declared);
    AnnotatedClass info = bean.getClassInfo();
    boolean othersDecide =
        StrictAnnotations.hasKinds(config, info, declared)
            || annotations.findDeserializer(info) != null
            || annotations.findPOJOBuilder(info) != null
            || annotations.findDeserializationConverter(info) != null
            || bean.findJsonValueAccessor() != null
            || bean.getFactoryMethods().stream()
                .anyMatch(each -> annotations.findCreatorAnnotation(config, each) != null);
    if (othersDecide) {
      return null;
    }
    JavaType read = annotations.refineDeserializationType(config, info, declared);
    if (read.getRawClass() != declared.getRawClass()) {
      // What is read in its place may have others in its own place.
      Class<?> next = read.getRawClass();
      return Modifier.isFinal(next.getModifiers()) ? next : READ.get(next).orElse(null);
    }
    return read.isAbstract() || read.isContainerType() ? null : read.getRawClass();
  }
}
