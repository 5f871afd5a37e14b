package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The components of a data class of Kotlin, as they look to Java: the methods {@code component1()}
 * and so on read what the primary constructor takes.
 */
final class DataClass {

  private static final String METADATA = "kotlin.Metadata";

  private DataClass() {}

  /**
   * A component of a record or of a data class.
   *
   * @param wireName its name in JSON
   * @param accessor the method that reads it
   * @param annotated what has its annotations
   */
  record Component(String name, String wireName, ExecutableElement accessor, Element annotated) {}

  /** Returns whether a class is a data class that generated code can read and build. */
  static boolean is(TypeElement type) {
    return !components(type).isEmpty();
  }

  /** Returns the components in the order of the primary constructor; none if there is no such. */
  static List<Component> components(TypeElement type) {
    List<ExecutableElement> accessors = isOfKotlin(type) ? accessors(type) : List.of();
    Optional<ExecutableElement> constructor = constructor(type, accessors);
    if (accessors.isEmpty() || constructor.isEmpty()) {
      return List.of();
    }
    List<String> names = names(constructor.get(), type);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < accessors.size(); i++) {
      components.add(
          new Component(
              names.get(i),
              names.get(i),
              accessors.get(i),
              constructor.get().getParameters().get(i)));
    }
    return components;
  }

  /** Returns the primary constructor of a data class. */
  static Optional<ExecutableElement> constructor(TypeElement type) {
    return constructor(type, accessors(type));
  }

  private static Optional<ExecutableElement> constructor(
      TypeElement type, List<ExecutableElement> accessors) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(each -> !each.getModifiers().contains(Modifier.PRIVATE))
        .filter(each -> isPrimary(each, accessors))
        .findFirst();
  }

  private static boolean isOfKotlin(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .anyMatch(mirror -> JacksonAnnotations.name(mirror).equals(METADATA));
  }

  private static List<ExecutableElement> accessors(TypeElement type) {
    List<ExecutableElement> found = new ArrayList<>();
    Optional<ExecutableElement> next = accessor(type, 1);
    while (next.isPresent()) {
      found.add(next.get());
      next = accessor(type, found.size() + 1);
    }
    return found;
  }

  private static Optional<ExecutableElement> accessor(TypeElement type, int number) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("component" + number))
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
        .findFirst();
  }

  private static boolean isPrimary(
      ExecutableElement constructor, List<ExecutableElement> accessors) {
    List<String> types =
        constructor.getParameters().stream().map(parameter -> erased(parameter.asType())).toList();
    return types.equals(
        accessors.stream().map(accessor -> erased(accessor.getReturnType())).toList());
  }

  /**
   * A list is {@code List<? extends Line>} to the constructor, and {@code List<Line>} to others.
   */
  private static String erased(TypeMirror type) {
    return TypeName.get(type).toString().replaceAll("<.*>", "");
  }

  /** Returns the names of the parameters, or, where a class file has lost them, of the fields. */
  private static List<String> names(ExecutableElement constructor, TypeElement type) {
    List<String> fields =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .map(DataClass::name)
            .toList();
    List<? extends VariableElement> parameters = constructor.getParameters();
    Set<String> names = parameters.stream().map(DataClass::name).collect(Collectors.toSet());
    return fields.containsAll(names)
        ? parameters.stream().map(DataClass::name).toList()
        : fields.subList(0, parameters.size());
  }

  private static String name(Element element) {
    return element.getSimpleName().toString();
  }
}
