package io.boilermaker.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * The getters and setters that Lombok makes of the fields of a class. They are there or not by the
 * order of the processors: those that are there are not made again.
 */
record LombokAccessors(TypeElement type) {

  /** Names that a getter and Jackson turn into themselves again. */
  private static final Pattern PLAIN_NAME = Pattern.compile("(?!is\\p{Lu})\\p{Ll}(?!\\p{Lu}).*");

  /** Annotations of a class or field by which it is known what Lombok makes. */
  private static final Set<String> KNOWN =
      Set.of(
          "AllArgsConstructor",
          "Data",
          "Getter",
          "NoArgsConstructor",
          "RequiredArgsConstructor",
          "Setter",
          "Value",
          "With",
          "experimental.Accessors",
          "experimental.NonFinal",
          Lombok.DEFAULTS,
          Lombok.JACKSONIZED);

  /** The members of those that may say more, by which names and types stay as they are. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "experimental.Accessors", Set.of("chain", "makeFinal"),
          "Getter", Set.of("value"),
          "Setter", Set.of("value"),
          "With", Set.of("value"));

  /** Returns whether all that Lombok makes is known, and the properties keep the fields' names. */
  boolean areKnown() {
    return Stream.concat(Stream.of(type), fields())
            .flatMap(element -> element.getAnnotationMirrors().stream())
            .allMatch(LombokAccessors::isKnown)
        && methods().filter(each -> !isBuilt(each)).noneMatch(Lombok::mayAnnotateMember)
        && Lombok.find(Lombok.DEFAULTS, type)
            .filter(use -> use.constant("level").equals("PUBLIC"))
            .isEmpty()
        && fields()
            .filter(field -> levelOfGetter(field).or(() -> levelOfSetter(field)).isPresent())
            .allMatch(field -> PLAIN_NAME.matcher(field.getSimpleName()).matches());
  }

  /** Returns whether there is a builder for a constructor or method, which is no accessor. */
  private static boolean isBuilt(ExecutableElement method) {
    return Lombok.names(method).anyMatch(Lombok.JACKSONIZED::equals);
  }

  private static boolean isKnown(AnnotationMirror mirror) {
    String name = Lombok.name(mirror);
    Set<String> members = MEMBERS.get(name);
    return name.isEmpty()
        || Lombok.isHarmless(name)
        || (KNOWN.contains(name) && (members == null || Lombok.hasAlone(members, mirror)));
  }

  /** Returns the fields of which accessors may be made. */
  Stream<VariableElement> fields() {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> !field.getSimpleName().toString().startsWith("$"));
  }

  private Stream<ExecutableElement> methods() {
    return type.getEnclosedElements().stream()
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast);
  }

  /** Returns the modifiers of a getter that is made; empty if none is. */
  Optional<Set<Modifier>> getter(VariableElement field) {
    boolean isBoolean = field.asType().getKind() == TypeKind.BOOLEAN;
    return isThere("get", field, 0) || (isBoolean && isThere("is", field, 0))
        ? Optional.empty()
        : levelOfGetter(field);
  }

  /** Returns the modifiers of a setter that is made; empty if none is. */
  Optional<Set<Modifier>> setter(VariableElement field) {
    return isFinal(field) || isThere("set", field, 1) ? Optional.empty() : levelOfSetter(field);
  }

  private Optional<Set<Modifier>> levelOfGetter(VariableElement field) {
    return level("Getter", Set.of("Data", "Value"), field);
  }

  private Optional<Set<Modifier>> levelOfSetter(VariableElement field) {
    return level("Setter", Set.of("Data"), field);
  }

  private boolean isFinal(VariableElement field) {
    return field.getModifiers().contains(Modifier.FINAL)
        || (Lombok.makesFinal(type)
            && Lombok.names(field).noneMatch("experimental.NonFinal"::equals));
  }

  /** Returns whether a builder has a value for what is missing. */
  boolean hasDefault(VariableElement field) {
    String made = "$default$" + field.getSimpleName();
    return Lombok.find("Builder.Default", field).isPresent()
        || methods().anyMatch(method -> method.getSimpleName().contentEquals(made));
  }

  private boolean isThere(String prefix, VariableElement field, int parameters) {
    String name = prefix + field.getSimpleName();
    return methods()
        .filter(method -> method.getParameters().size() == parameters)
        .filter(method -> Lombok.find("experimental.Tolerate", method).isEmpty())
        .anyMatch(method -> method.getSimpleName().toString().equalsIgnoreCase(name));
  }

  /** The annotation of a field counts before that of the class, and this before those of all. */
  private Optional<Set<Modifier>> level(String name, Set<String> all, VariableElement field) {
    for (Element element : List.of(field, type)) {
      Optional<AnnotationUse> use = Lombok.find(name, element);
      if (use.isPresent()) {
        return modifiers(use.get().constant("value"));
      }
    }
    return Lombok.names(type).anyMatch(all::contains) ? modifiers("PUBLIC") : Optional.empty();
  }

  private static Optional<Set<Modifier>> modifiers(String level) {
    return switch (level) {
      case "NONE" -> Optional.empty();
      case "PACKAGE", "MODULE" -> Optional.of(Set.of());
      default -> Optional.of(Set.of(Modifier.valueOf(level)));
    };
  }
}
