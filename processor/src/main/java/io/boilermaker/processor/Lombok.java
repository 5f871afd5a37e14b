package io.boilermaker.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The reader of Lombok's annotations. What Lombok adds is there or not by the order of the
 * processors, and so is {@code onMethod_}, by which it adds annotations.
 */
final class Lombok {

  /** By which a builder is Jackson's. */
  static final String JACKSONIZED = "extern.jackson.Jacksonized";

  /** What all fields are that say nothing else. */
  static final String DEFAULTS = "experimental.FieldDefaults";

  private static final String PREFIX = "lombok.";

  /** Annotations of a field that Lombok checks, unlike that of a validator. */
  private static final Pattern NON_NULL =
      Pattern.compile(".*\\.NonNull|.*\\.Nonnull|(?!ja).*\\.NotNull");

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
          "experimental.Tolerate",
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
    return addingOn(type).anyMatch(name -> !(isEnum && HARMLESS_ON_ENUMS.contains(name)))
        || type.getEnclosedElements().stream()
            .filter(member -> !member.getKind().isClass() && !member.getKind().isInterface())
            .anyMatch(Lombok::mayAnnotateMember);
  }

  /** Returns whether an annotation of a member or its parameters may make Lombok do it. */
  static boolean mayAnnotateMember(Element member) {
    return withParameters(member).flatMap(Lombok::addingOn).findAny().isPresent();
  }

  /** Returns whether Lombok writes a builder of the class, or adds to the user's. */
  static boolean hasBuilder(TypeElement type) {
    return names(type).anyMatch("Builder"::equals);
  }

  /** Returns whether Lombok writes what compares two objects of a class. */
  static boolean hasEquals(TypeElement type) {
    return names(type).anyMatch(Set.of("Data", "EqualsAndHashCode", "Value")::contains);
  }

  /** Returns whether the fields of a class become final that are not called otherwise. */
  static boolean makesFinal(TypeElement type) {
    return names(type).anyMatch("Value"::equals)
        || find(DEFAULTS, type).filter(use -> use.bool("makeFinal")).isPresent();
  }

  /** Returns whether an annotation of Lombok adds nothing that Jackson reads. */
  static boolean isHarmless(String name) {
    return HARMLESS.contains(name);
  }

  /**
   * Returns whether what Lombok makes of a field, or adds to a method for a parameter, refuses
   * null. For fields it goes by the annotations of others, too.
   */
  static boolean refusesNull(Element variable) {
    boolean isField = variable.getKind() == ElementKind.FIELD;
    return Stream.of(variable.getAnnotationMirrors(), variable.asType().getAnnotationMirrors())
        .flatMap(List::stream)
        .anyMatch(
            mirror ->
                name(mirror).equals("NonNull")
                    || (isField && NON_NULL.matcher(JacksonAnnotations.name(mirror)).matches()));
  }

  /** Returns whether no members of an annotation but some are written. */
  static boolean hasAlone(Set<String> members, AnnotationMirror mirror) {
    return mirror.getElementValues().keySet().stream()
        .allMatch(member -> members.contains(member.getSimpleName().toString()));
  }

  /** Returns the names of annotations that may add what Jackson reads: a wither is nothing. */
  private static Stream<String> addingOn(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> !(name(mirror).equals("With") && hasAlone(Set.of("value"), mirror)))
        .map(Lombok::name)
        .filter(name -> !name.isEmpty() && !isHarmless(name));
  }

  private static Stream<Element> withParameters(Element member) {
    return member instanceof ExecutableElement executable
        ? Stream.concat(Stream.of(member), executable.getParameters().stream())
        : Stream.of(member);
  }

  /** Returns the names of its annotations, after its package. */
  static Stream<String> names(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(Lombok::name)
        .filter(name -> !name.isEmpty());
  }

  /** Returns the name of an annotation after Lombok's package; empty if it is another's. */
  static String name(AnnotationMirror mirror) {
    String name = JacksonAnnotations.name(mirror);
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
  }

  /** Returns its annotation with a name. */
  static Optional<AnnotationUse> find(String name, Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> name(mirror).equals(name))
        .map(mirror -> new AnnotationUse(element, mirror))
        .findFirst();
  }
}
