package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The reader of Jackson's annotations, which are recognized by their names alone. */
final class Jackson {

  private static final String PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";
  private static final String VALUE = "com.fasterxml.jackson.annotation.JsonValue";

  /** Annotations of a class that say how to tell its kinds apart, or what builds it. */
  private static final Set<String> BUILDING_CLASSES =
      Set.of(
          "com.fasterxml.jackson.annotation.JsonTypeInfo",
          "com.fasterxml.jackson.annotation.JsonAutoDetect",
          "com.fasterxml.jackson.databind.annotation.JsonDeserialize");

  /** Annotations of a constructor, a method or a field. */
  private static final Set<String> BUILDING_MEMBERS =
      Set.of(
          "com.fasterxml.jackson.annotation.JsonCreator",
          "java.beans.ConstructorProperties",
          VALUE);

  private Jackson() {}

  /**
   * Returns whether Jackson is told how to build a class. A class with Lombok's annotations counts:
   * what it will have is not known yet, so Jackson decides at run time.
   */
  static boolean isTold(TypeElement type, Types types) {
    return isKindTold(type, types)
        || annotations(type).anyMatch(name -> name.startsWith("lombok."))
        || type.getEnclosedElements().stream()
            .flatMap(Jackson::annotations)
            .anyMatch(BUILDING_MEMBERS::contains);
  }

  /** Returns whether a class, or one it extends or implements, says how to tell its kinds apart. */
  static boolean isKindTold(TypeElement type, Types types) {
    return withSupertypes(type, types).stream()
        .flatMap(Jackson::annotations)
        .anyMatch(BUILDING_CLASSES::contains);
  }

  /** Returns whether a class has an annotation of Jackson that generated code would not follow. */
  static boolean isPresent(TypeElement type) {
    return withMembers(type)
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .anyMatch(mirror -> isJackson(name(mirror)) && !isPlainProperty(mirror));
  }

  /**
   * Returns the name that a record's component has in JSON by its annotation; null if it has none.
   */
  static @Nullable String propertyName(TypeElement type, RecordComponentElement component) {
    return withMembers(type)
        .filter(element -> element.getSimpleName().equals(component.getSimpleName()))
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .filter(mirror -> name(mirror).equals(PROPERTY))
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(value -> (String) value.getValue())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the method that gives the texts of an enum, if generated code can call it.
   *
   * @return null if there is none
   */
  static @Nullable ExecutableElement valueMethod(TypeElement type, Accessibility accessibility) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (annotations(method).toList().equals(List.of(VALUE))
          && TypeText.qualifiedName(method.getReturnType()).equals("java.lang.String")
          && method.getParameters().isEmpty()
          && !method.getModifiers().contains(Modifier.STATIC)
          && accessibility.canName(method)) {
        return method;
      }
    }
    return null;
  }

  /** Returns whether anything else than one method of an enum has an annotation of Jackson. */
  static boolean isPresentBeside(@Nullable ExecutableElement valueMethod, TypeElement type) {
    return withMembers(type)
        .filter(element -> !element.equals(valueMethod))
        .flatMap(Jackson::annotations)
        .anyMatch(Jackson::isJackson);
  }

  private static boolean isPlainProperty(AnnotationMirror mirror) {
    return name(mirror).equals(PROPERTY)
        && mirror.getElementValues().keySet().stream()
            .allMatch(member -> member.getSimpleName().contentEquals("value"));
  }

  private static boolean isJackson(String name) {
    return name.startsWith("com.fasterxml.jackson.");
  }

  private static Stream<Element> withMembers(TypeElement type) {
    List<Element> all = new ArrayList<>(List.of(type));
    for (Element member : type.getEnclosedElements()) {
      if (!member.getKind().isClass() && !member.getKind().isInterface()) {
        all.add(member);
      }
      if (member instanceof ExecutableElement executable) {
        all.addAll(executable.getParameters());
      }
    }
    return all.stream();
  }

  private static List<TypeElement> withSupertypes(TypeElement type, Types types) {
    List<TypeElement> all = new ArrayList<>();
    all.add(type);
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      if (types.asElement(supertype) instanceof TypeElement element) {
        all.addAll(withSupertypes(element, types));
      }
    }
    return all;
  }

  private static Stream<String> annotations(Element element) {
    return element.getAnnotationMirrors().stream().map(Jackson::name);
  }

  private static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
