package io.boilermaker.codec;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The fields that Jackson reads, be it by a setter or a parameter, whoever writes them. */
final class ReadFields {

  /** The names of the components of a record that no annotation hides; none of other classes. */
  private static final ClassValue<Set<String>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          if (!type.isRecord()) {
            return Set.of();
          }
          SerializationConfig config = StrictMapper.INSTANCE.getSerializationConfig();
          Set<String> components =
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getName)
                  .collect(toSet());
          for (AnnotatedMethod method :
              config.introspect(config.constructType(type)).getClassInfo().memberMethods()) {
            if (method.getParameterCount() == 0
                && config.getAnnotationIntrospector().hasIgnoreMarker(method)) {
              components.remove(method.getName());
            }
          }
          return components;
        }
      };

  private ReadFields() {}

  /** Returns whether a field is one, though no annotation of its own names it. */
  static boolean has(AnnotatedField field) {
    Class<?> type = field.getDeclaringClass();
    return field.hasAnnotation(JsonAnySetter.class)
        || COMPONENTS.get(type).contains(field.getName())
        || hasSetter(type, field.getName())
        || Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .flatMap(each -> Arrays.stream(each.getParameters()))
            .map(each -> each.getAnnotation(JsonProperty.class))
            .anyMatch(given -> given != null && given.value().equals(field.getName()));
  }

  private static boolean hasSetter(Class<?> type, String field) {
    JsonAutoDetect visible = type.getAnnotation(JsonAutoDetect.class);
    String name = "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    return (visible == null || visible.setterVisibility() != JsonAutoDetect.Visibility.NONE)
        && Arrays.stream(type.getMethods())
            .anyMatch(each -> each.getName().equals(name) && each.getParameterCount() == 1);
  }
}
