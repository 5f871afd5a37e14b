package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The annotations that Jackson sees: on a class, also those of all that it extends or implements;
 * on a method, also those of the methods that it overrides; everywhere, also those that another
 * annotation bundles. They are recognized by their names alone.
 */
record JacksonAnnotations(Types types) {

  /** Where most of them are, with its dot. */
  static final String PACKAGE = "com.fasterxml.jackson.annotation.";

  static final String PROPERTY = PACKAGE + "JsonProperty";
  static final String ANY_SETTER = PACKAGE + "JsonAnySetter";

  private static final String BUNDLE = PACKAGE + "JacksonAnnotationsInside";

  /** Annotations of the JDK that Jackson reads by default. */
  private static final Set<String> OF_THE_JDK =
      Set.of("java.beans.ConstructorProperties", "java.beans.Transient");

  /** Annotations that name classes of values. */
  private static final Set<String> NAMING_CLASSES =
      Set.of(
          "com.fasterxml.jackson.annotation.JsonDeserializeAs",
          "com.fasterxml.jackson.annotation.JsonSubTypes",
          "com.fasterxml.jackson.annotation.JsonSubTypes.Type",
          "com.fasterxml.jackson.annotation.JsonTypeInfo",
          "com.fasterxml.jackson.databind.annotation.JsonDeserialize");

  /** Their members that do. */
  private static final Set<String> CLASSES_OF_VALUES =
      Set.of("as", "builder", "content", "contentAs", "defaultImpl", "keyAs", "keys", "value");

  /** Returns the annotations of a class or member itself, with what they bundle. */
  static List<AnnotationMirror> on(Element element) {
    List<AnnotationMirror> found = new ArrayList<>();
    collect(element, found, new HashSet<>());
    return found;
  }

  private static void collect(Element element, List<AnnotationMirror> found, Set<Element> opened) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      Element type = mirror.getAnnotationType().asElement();
      if (isRead(name(mirror))) {
        found.add(mirror);
      } else if (isBundle(type) && opened.add(type)) {
        collect(type, found, opened);
      }
    }
  }

  private static boolean isBundle(Element annotation) {
    return annotation.getAnnotationMirrors().stream()
        .anyMatch(mirror -> name(mirror).equals(BUNDLE));
  }

  private static boolean isRead(String name) {
    return (name.startsWith("com.fasterxml.jackson.") && !name.equals(BUNDLE))
        || OF_THE_JDK.contains(name);
  }

  /** Returns the annotations of a class, its own first. */
  List<AnnotationMirror> onClass(TypeElement type) {
    return withSupertypes(type).stream().flatMap(each -> on(each).stream()).toList();
  }

  /** Returns the annotation with this name that counts for a class; null if there is none. */
  @Nullable AnnotationUse find(String name, TypeElement type) {
    return onClass(type).stream()
        .filter(mirror -> name(mirror).equals(name))
        .map(mirror -> new AnnotationUse(type, mirror))
        .findFirst()
        .orElse(null);
  }

  /** Returns whether Jackson leaves out each property that has a type. */
  boolean isIgnored(TypeMirror type) {
    AnnotationUse use =
        type.getKind() == TypeKind.DECLARED
            ? find(PACKAGE + "JsonIgnoreType", MoreTypes.asTypeElement(type))
            : null;
    return use != null && use.bool("value");
  }

  /** Returns the annotations of all members of a class, of their parameters, and inherited ones. */
  List<AnnotationMirror> onMembers(TypeElement type) {
    return members(type)
        .flatMap(JacksonAnnotations::withParameters)
        .flatMap(element -> on(element).stream())
        .toList();
  }

  /** Returns the annotations of a class, and of its members but some. */
  List<AnnotationMirror> besides(Set<Element> parts, TypeElement type) {
    Stream<AnnotationMirror> onMembers =
        members(type)
            .flatMap(JacksonAnnotations::withParameters)
            .filter(element -> !parts.contains(element))
            .flatMap(element -> on(element).stream());
    return Stream.concat(onClass(type).stream(), onMembers).toList();
  }

  /** Returns the annotations of a method of a class, its own first. */
  List<AnnotationMirror> onMethod(ExecutableElement method, TypeElement type) {
    return withSupertypes(type).stream()
        .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
        .filter(each -> each.equals(method) || isLike(each, method))
        .flatMap(each -> on(each).stream())
        .toList();
  }

  /** Compares methods as closely as is needed: to take one too many leaves a class to Jackson. */
  private static boolean isLike(ExecutableElement method, ExecutableElement other) {
    return method.getSimpleName().equals(other.getSimpleName())
        && method.getParameters().size() == other.getParameters().size();
  }

  /** Returns the members of a class, and those that it inherits. */
  Stream<Element> members(TypeElement type) {
    return withSupertypes(type).stream()
        .flatMap(
            each ->
                each.getEnclosedElements().stream()
                    .filter(member -> !isClass(member))
                    .filter(member -> each.equals(type) || isInherited(member)));
  }

  private static boolean isClass(Element member) {
    return member.getKind().isClass() || member.getKind().isInterface();
  }

  private static boolean isInherited(Element member) {
    boolean isMethodOrField =
        switch (member.getKind()) {
          case METHOD, FIELD -> true;
          default -> false;
        };
    return isMethodOrField && !member.getModifiers().contains(Modifier.STATIC);
  }

  private static Stream<Element> withParameters(Element member) {
    List<? extends VariableElement> parameters =
        member instanceof ExecutableElement executable ? executable.getParameters() : List.of();
    return Stream.concat(Stream.of(member), parameters.stream());
  }

  /** Returns a class and all that it extends or implements, without those of the JDK. */
  Set<TypeElement> withSupertypes(TypeElement type) {
    Set<TypeElement> all = new LinkedHashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeElement next = open.pop();
      if (!isOfTheJdk(next) && all.add(next)) {
        List<? extends TypeMirror> above = types.directSupertypes(next.asType());
        for (int i = above.size() - 1; i >= 0; i--) {
          if (types.asElement(above.get(i)) instanceof TypeElement element) {
            open.push(element);
          }
        }
      }
    }
    return all;
  }

  /** Returns whether a class is one of Java's own, which has no annotations of Jackson. */
  static boolean isOfTheJdk(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  /** Returns whether a class is another one or extends it, whatever their type arguments. */
  boolean isSubclass(TypeElement type, TypeElement other) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(other.asType()));
  }

  /** Returns the qualified name of an annotation. */
  static String name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  /**
   * Returns the classes that annotations of a class and its members name as those of values.
   *
   * @param isRead tells which members count
   */
  List<TypeElement> classesOfValues(TypeElement type, Predicate<Element> isRead) {
    List<TypeElement> classes = new ArrayList<>();
    members(type).filter(isRead).forEach(member -> classes.addAll(classesOfValues(on(member))));
    classes.addAll(classesOfValues(onClass(type)));
    return classes;
  }

  /** Returns the classes that annotations name as those of values. */
  static List<TypeElement> classesOfValues(List<AnnotationMirror> mirrors) {
    List<TypeElement> classes = new ArrayList<>();
    mirrors.forEach(mirror -> addClasses(mirror, classes));
    return classes;
  }

  private static void addClasses(AnnotationMirror mirror, List<TypeElement> classes) {
    if (!NAMING_CLASSES.contains(name(mirror))) {
      return;
    }
    mirror
        .getElementValues()
        .forEach(
            (name, value) -> {
              if (CLASSES_OF_VALUES.contains(name.getSimpleName().toString())) {
                addClasses(value, classes);
              }
            });
  }

  private static void addClasses(AnnotationValue value, List<TypeElement> classes) {
    Object content = value.getValue();
    if (content instanceof DeclaredType type) {
      classes.add(MoreTypes.asTypeElement(type));
    } else if (content instanceof AnnotationMirror mirror) {
      addClasses(mirror, classes);
    } else if (content instanceof List<?> all) {
      for (Object each : all) {
        addClasses((AnnotationValue) each, classes);
      }
    }
  }
}
