package io.boilermaker.codec;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The member whose annotations say how a property is read that another member writes: where a
 * builder reads a class, one of the builder's, to which Jackson gives no annotation of the class.
 */
final class ReadMember {

  private ReadMember() {}

  /**
   * Returns it.
   *
   * @param member the member that writes the property
   * @param owner the class whose property it is
   */
  static AnnotatedMember of(AnnotatedMember member, String name, AnnotatedClass owner) {
    DeserializationConfig config = StrictMapper.INSTANCE.getDeserializationConfig();
    Class<?> builder = annotations().findPOJOBuilder(owner);
    if (builder == null) {
      return member;
    }
    BeanDescription value = config.introspect(config.constructType(owner.getRawType()));
    return config
        .introspectForBuilder(config.constructType(builder), value)
        .findProperties()
        .stream()
        .filter(each -> each.getName().equals(name) && each.couldDeserialize())
        .map(BeanPropertyDefinition::getMutator)
        .findFirst()
        .orElse(member);
  }

  /** Returns whether an annotation says who reads the values of a property. */
  static boolean hasDeserializer(BeanProperty property) {
    AnnotatedMember reader = of(property);
    return reader != null && annotations().findDeserializer(reader) != null;
  }

  /** Returns whether an annotation says who reads the keys of a property. */
  static boolean hasKeyDeserializer(BeanProperty property) {
    AnnotatedMember reader = of(property);
    return reader != null && annotations().findKeyDeserializer(reader) != null;
  }

  /** Returns null for what has no member. */
  private static @Nullable AnnotatedMember of(BeanProperty property) {
    AnnotatedMember member = property.getMember();
    if (member == null) {
      return null;
    }
    DeserializationConfig config = StrictMapper.INSTANCE.getDeserializationConfig();
    JavaType owner = config.constructType(member.getDeclaringClass());
    return of(member, property.getName(), config.introspectClassAnnotations(owner).getClassInfo());
  }

  private static AnnotationIntrospector annotations() {
    return StrictMapper.INSTANCE.getDeserializationConfig().getAnnotationIntrospector();
  }
}
