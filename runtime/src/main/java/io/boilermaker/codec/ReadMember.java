package io.boilermaker.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

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
    Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(owner);
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

  /** Returns whether an annotation says who reads a property. */
  static boolean hasDeserializer(BeanProperty property) {
    AnnotatedMember member = property.getMember();
    if (member == null) {
      return false;
    }
    DeserializationConfig config = StrictMapper.INSTANCE.getDeserializationConfig();
    AnnotatedClass owner =
        config
            .introspectClassAnnotations(config.constructType(member.getDeclaringClass()))
            .getClassInfo();
    return config
            .getAnnotationIntrospector()
            .findDeserializer(of(member, property.getName(), owner))
        != null;
  }
}
