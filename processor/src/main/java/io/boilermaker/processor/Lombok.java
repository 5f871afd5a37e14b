package io.boilermaker.processor;

import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The reader of Lombok's annotations. What Lombok adds is there or not by the order of the
 * processors, and so is {@code onMethod_}, by which it adds annotations.
 */
final class Lombok {

  private static final String PREFIX = "lombok.";

  /** Annotations, and packages of them, that add nothing that Jackson reads. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Builder",
          "Builder.Default",
          "CustomLog",
          "EqualsAndHashCode",
          "EqualsAndHashCode.Exclude",
          "EqualsAndHashCode.Include",
          "Generated",
          "Locked",
          "NonNull",
          "Singular",
          "SneakyThrows",
          "Synchronized",
          "ToString",
          "ToString.Exclude",
          "ToString.Include",
          "experimental.ExtensionMethod",
          "experimental.FieldNameConstants",
          "extern.apachecommons.CommonsLog",
          "extern.flogger.Flogger",
          "extern.java.Log",
          "extern.jbosslog.JBossLog",
          "extern.log4j.Log4j",
          "extern.log4j.Log4j2",
          "extern.slf4j.Slf4j",
          "extern.slf4j.XSlf4j");

  /**
   * More of them, on an enum itself: there they take no {@code onMethod_}, or Jackson ignores it.
   */
  private static final Set<String> HARMLESS_ON_ENUMS =
      Set.of("AllArgsConstructor", "Getter", "NoArgsConstructor", "RequiredArgsConstructor");

  private Lombok() {}

  /** Returns whether an element itself has any annotation of Lombok. */
  static boolean isOn(Element element) {
    return names(element).findAny().isPresent();
  }

  /** Returns whether Lombok may add an annotation to a record or an enum, or to its members. */
  static boolean mayAnnotate(TypeElement type) {
    boolean isEnum = type.getKind() == ElementKind.ENUM;
    return names(type)
            .anyMatch(name -> !isHarmless(name) && !(isEnum && HARMLESS_ON_ENUMS.contains(name)))
        || mayAnnotateMembers(type);
  }

  /** Returns whether an annotation of a member may make Lombok do it. */
  static boolean mayAnnotateMembers(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> !member.getKind().isClass() && !member.getKind().isInterface())
        .flatMap(Lombok::withParameters)
        .flatMap(Lombok::names)
        .anyMatch(name -> !isHarmless(name));
  }

  /** Returns whether Lombok writes a builder of the class, or adds to the user's. */
  static boolean hasBuilder(TypeElement type) {
    return names(type).anyMatch("Builder"::equals);
  }

  /** Returns whether an annotation of Lombok adds nothing that Jackson reads. */
  static boolean isHarmless(String name) {
    return HARMLESS.contains(name);
  }

  private static Stream<Element> withParameters(Element member) {
    return member instanceof ExecutableElement executable
        ? Stream.concat(Stream.of(member), executable.getParameters().stream())
        : Stream.of(member);
  }

  /** Returns the names of its annotations, after its package. */
  static Stream<String> names(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(JacksonAnnotations::name)
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> name.substring(PREFIX.length()));
  }
}
