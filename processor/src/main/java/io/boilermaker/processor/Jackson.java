package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Decides by annotations which classes generated code reads and writes, and which are left to
 * Jackson. Generated code has the forms of Jackson; in doubt a class is left to Jackson.
 */
final class Jackson {

  private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
  private static final String VALUE = ANNOTATION + "JsonValue";
  private static final String AUTO_DETECT = ANNOTATION + "JsonAutoDetect";

  /** Annotations of a class that say how to tell its kinds apart, or what builds it. */
  private static final Set<String> BUILDING_CLASSES =
      Set.of(
          JacksonKinds.TYPE_INFO,
          ANNOTATION + "JsonDeserializeAs",
          "com.fasterxml.jackson.databind.annotation.JsonDeserialize");

  /** Annotations of a constructor, a method or a field. */
  private static final Set<String> BUILDING_MEMBERS =
      Set.of(ANNOTATION + "JsonCreator", "java.beans.ConstructorProperties", VALUE);

  /** The accessor, the field, and the parameter of the canonical constructor. */
  private static final int PARTS = 3;

  /** Annotations that may stand beside {@code @JsonValue}. */
  private static final Set<String> BESIDE_VALUE = Set.of("java.lang.Override");

  private final Environment environment;
  private final JacksonAnnotations annotations;
  private final Accessibility accessibility;

  Jackson(Environment environment, JacksonAnnotations annotations, Accessibility accessibility) {
    this.environment = environment;
    this.annotations = annotations;
    this.accessibility = accessibility;
  }

  /** Returns what generated code can name. */
  Accessibility accessibility() {
    return accessibility;
  }

  /**
   * Returns whether Jackson is told how to build a class. A class with Lombok's annotations counts:
   * what it will have is not known yet, so Jackson decides at run time.
   */
  boolean isTold(TypeElement type) {
    List<AnnotationMirror> onClass = annotations.onClass(type);
    List<AnnotationMirror> onMembers = annotations.onMembers(type);
    if (isAny(onClass, BUILDING_CLASSES) || isAny(onMembers, Set.of(ANNOTATION + "JsonCreator"))) {
      return true;
    }
    return !type.getModifiers().contains(Modifier.ABSTRACT)
        && (isAny(onClass, Set.of(AUTO_DETECT))
            || isAny(onMembers, BUILDING_MEMBERS)
            || Lombok.isOn(type));
  }

  /** Returns whether Jackson sees any annotation on a class or its members. */
  boolean isPresent(TypeElement type) {
    return !annotations.onClass(type).isEmpty() || !annotations.onMembers(type).isEmpty();
  }

  /** Returns whether generated code has the form of a record that Jackson has. */
  boolean isPlain(TypeElement type) {
    int understood = 0;
    for (RecordComponentElement component : type.getRecordComponents()) {
      understood += propertyName(type, component) == null ? 0 : PARTS;
    }
    // Jackson merges the annotations of all parts of a component, in ways that differ between its
    // versions. They cannot differ if all parts are annotated by the component itself.
    return annotations.onClass(type).isEmpty()
        && annotations.onMembers(type).size() == understood
        && type.getRecordComponents().stream()
            .noneMatch(component -> annotations.isIgnored(component.asType()))
        && !Lombok.mayAnnotate(type);
  }

  /**
   * Returns the name that a record's component has in JSON by its own annotation; null if it has
   * none.
   */
  static @Nullable String propertyName(TypeElement type, RecordComponentElement component) {
    String name = plainName(component.getAccessor());
    if (name == null) {
      return null;
    }
    List<Element> parts = parts(type, component);
    boolean isOnAll = parts.stream().allMatch(part -> name.equals(plainName(part)));
    if (parts.size() != PARTS || !isOnAll) {
      return null;
    }
    return name.isEmpty() ? component.getSimpleName().toString() : name;
  }

  /** Returns where the annotation of a component goes, unless its record declares these itself. */
  static List<Element> parts(TypeElement type, RecordComponentElement component) {
    List<Element> parts = new ArrayList<>(List.of(component.getAccessor()));
    ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
        .forEach(parts::add);
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (isCanonical(constructor, type)) {
        parts.add(constructor.getParameters().get(type.getRecordComponents().indexOf(component)));
      }
    }
    return parts;
  }

  /** Returns the constructor of a record that generated code calls; none for other classes. */
  static Optional<ExecutableElement> canonicalConstructor(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        ? ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> isCanonical(constructor, type))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isCanonical(ExecutableElement constructor, TypeElement type) {
    List<String> types = constructor.getParameters().stream().map(Jackson::text).toList();
    return types.equals(type.getRecordComponents().stream().map(Jackson::text).toList());
  }

  private static String text(Element element) {
    return TypeName.get(element.asType()).toString();
  }

  /** Returns the value of {@code @JsonProperty} if it has no other and is alone; else null. */
  private static @Nullable String plainName(Element element) {
    List<AnnotationMirror> all = JacksonAnnotations.on(element);
    boolean isPlain =
        all.size() == 1
            && JacksonAnnotations.name(all.get(0)).equals(JacksonAnnotations.PROPERTY)
            && element.getAnnotationMirrors().contains(all.get(0))
            && all.get(0).getElementValues().keySet().stream()
                .allMatch(member -> member.getSimpleName().contentEquals("value"));
    return isPlain ? new AnnotationUse(element, all.get(0)).string("value") : null;
  }

  /**
   * Returns the method that gives the texts of an enum, if generated code can call it.
   *
   * @return null if there is none
   */
  @Nullable ExecutableElement valueMethod(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isValue(annotations.onMethod(method, type))
          && method.getAnnotationMirrors().stream()
              .map(JacksonAnnotations::name)
              .allMatch(name -> name.equals(VALUE) || BESIDE_VALUE.contains(name))
          && TypeText.qualifiedName(method.getReturnType()).equals("java.lang.String")
          && method.getParameters().isEmpty()
          && !method.getModifiers().contains(Modifier.STATIC)
          && environment.thrownBeside(RuntimeException.class, method) == null
          && accessibility.canName(method)) {
        return method;
      }
    }
    return null;
  }

  private static boolean isValue(List<AnnotationMirror> all) {
    return !all.isEmpty()
        && all.stream()
            .allMatch(
                mirror ->
                    JacksonAnnotations.name(mirror).equals(VALUE)
                        && mirror.getElementValues().isEmpty());
  }

  /** Returns whether more of an enum than the method of its texts may have an annotation. */
  boolean isPresentBeside(@Nullable ExecutableElement valueMethod, TypeElement type) {
    int understood = valueMethod == null ? 0 : annotations.onMethod(valueMethod, type).size();
    return !annotations.onClass(type).isEmpty()
        || annotations.onMembers(type).size() > understood
        || Lombok.mayAnnotate(type);
  }

  private static boolean isAny(List<AnnotationMirror> mirrors, Set<String> names) {
    return mirrors.stream().map(JacksonAnnotations::name).anyMatch(names::contains);
  }
}
