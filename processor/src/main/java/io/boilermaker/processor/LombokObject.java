package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
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
    if (namesBuilder(onClass) && !Lombok.hasBuilder(type)) {
      return JacksonObject.ofBean(type, annotations); // The builder is the user's.
    }
    return Lombok.hasBuilderForJackson(type) || namesBuilder(onClass)
        ? ofBuilder(type, annotations)
        : ofMembers(type, annotations);
  }

  /**
   * Returns whether nothing but its properties is read, as far as annotations of a class say it.
   */
  private static boolean isFilledOrBuilt(List<AnnotationMirror> onClass) {
    return onClass.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonFilled.DESERIALIZE))
        .allMatch(JacksonFilled::isInert);
  }

  private static boolean namesBuilder(List<AnnotationMirror> onClass) {
    return onClass.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonFilled.DESERIALIZE))
        .anyMatch(
            mirror ->
                mirror.getElementValues().keySet().stream()
                    .anyMatch(member -> member.getSimpleName().contentEquals("builder")));
  }

  /** A builder takes the fields of its class alone, under their names. */
  private static @Nullable JacksonObject ofBuilder(
      TypeElement type, JacksonAnnotations annotations) {
    LombokAccessors accessors = new LombokAccessors(type);
    List<VariableElement> fields = accessors.fields().toList();
    if (!accessors.areKnown()
        || annotations.withSupertypes(type).stream().anyMatch(each -> isAnother(each, type))
        || !annotationsOn(fields).containsAll(annotationsOn(methods(type, annotations)))) {
      return null;
    }
    String translated = JacksonObject.translated(type, annotations);
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    for (VariableElement field : fields) {
      boolean isChecked = Lombok.refusesNull(field);
      JacksonProperty property =
          JacksonProperty.of(
              field.getSimpleName() + translated,
              !isChecked || accessors.hasDefault(field),
              List.of(field));
      properties.put(field, property.withoutNull(isChecked || isSingular(field)));
    }
    return new JacksonObject(properties, JacksonObject.thatMatter(annotations.onClass(type)));
  }

  /** Returns whether a builder adds the elements of a container to what it has. */
  private static boolean isSingular(VariableElement field) {
    return Lombok.find("Singular", field)
        .filter(use -> !use.bool("ignoreNullCollections"))
        .isPresent();
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

  private static boolean isAnother(TypeElement supertype, TypeElement type) {
    return supertype.getKind() == ElementKind.CLASS && !supertype.equals(type);
  }

  private static List<Element> methods(TypeElement type, JacksonAnnotations annotations) {
    return annotations
        .members(type)
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .map(ExecutableElement.class::cast)
        .flatMap(method -> Stream.concat(Stream.of(method), parameters(method)))
        .toList();
  }

  private static Stream<Element> parameters(ExecutableElement method) {
    return method.getParameters().stream().map(Element.class::cast);
  }

  /** Returns texts: Lombok copies annotations of fields to what it makes. */
  private static Set<String> annotationsOn(Collection<? extends Element> elements) {
    return elements.stream()
        .flatMap(element -> JacksonAnnotations.on(element).stream())
        .map(AnnotationText::of)
        .collect(toSet());
  }
}
