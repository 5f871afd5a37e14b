package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A class of which Lombok makes the getters, setters, constructors or builder, which are there or
 * not by the order of the processors: its properties are its fields.
 */
final class LombokObject {

  private LombokObject() {}

  /** Returns null if the properties may be others than the fields, or have other names. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    List<AnnotationMirror> onClass = annotations.onClass(type);
    if (type.getKind() != ElementKind.CLASS
        || !isFilledOrBuilt(onClass)
        || JacksonObject.isValue(type, annotations)) {
      return null;
    }
    return ofMembers(type, annotations);
  }

  /**
   * Returns whether nothing but its properties is read, as far as annotations of a class say it.
   */
  private static boolean isFilledOrBuilt(List<AnnotationMirror> onClass) {
    return onClass.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonFilled.DESERIALIZE))
        .allMatch(JacksonFilled::isInert);
  }

  /** What no constructor takes is read by setters and fields. */
  private static @Nullable JacksonObject ofMembers(
      TypeElement type, JacksonAnnotations annotations) {
    List<JacksonBean.Property> members = JacksonBean.properties(type, "set", annotations);
    if (members == null) {
      return null;
    }
    Set<String> lomboks = Lombok.names(type).collect(toSet());
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    Set<Element> parts =
        JacksonObject.addMembers(
            members,
            member -> lomboks.contains("Builder") || !isConstructed(member, type, lomboks),
            JacksonObject.translated(type, annotations),
            properties);
    properties.replaceAll(
        (reader, property) ->
            !property.mayBeMissing() && Lombok.refusesNull(reader)
                ? property.withoutNull(true)
                : property);
    return new JacksonObject(
        properties, JacksonObject.thatMatter(annotations.besides(parts, type)));
  }

  private static boolean isConstructed(
      JacksonBean.Property property, TypeElement type, Set<String> lomboks) {
    boolean isFilled = lomboks.contains("NoArgsConstructor");
    return property.members().stream()
        .filter(part -> part.getKind() == ElementKind.FIELD)
        .filter(field -> type.equals(field.getEnclosingElement()))
        .anyMatch(
            field ->
                areConstructed(type, lomboks)
                    || (!isFilled && field.getModifiers().contains(Modifier.FINAL)));
  }

  /** Returns whether a constructor takes all fields, as far as Lombok's annotations say it. */
  private static boolean areConstructed(TypeElement type, Set<String> lomboks) {
    return !lomboks.contains("NoArgsConstructor")
        && (Lombok.makesFinal(type) || lomboks.contains("AllArgsConstructor"));
  }
}
