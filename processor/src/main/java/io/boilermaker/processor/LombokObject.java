package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * A class of which Lombok makes the getters, setters, constructors or builder, which are there or
 * not by the order of the processors: its properties are its fields.
 */
final class LombokObject {

  /** Names that a getter and Jackson turn into themselves again. */
  private static final Pattern PLAIN_NAME = Pattern.compile("(?!is\\p{Lu})\\p{Ll}(?!\\p{Lu}).*");

  /** Annotations by which all fields are written. */
  private static final Set<String> WRITING = Set.of("Data", "Getter", "Value");

  /** Others that change nothing of the properties. */
  private static final Set<String> BUILDING =
      Set.of(
          "AllArgsConstructor",
          "NoArgsConstructor",
          "RequiredArgsConstructor",
          "Setter",
          "With",
          "experimental.FieldDefaults",
          "extern.jackson.Jacksonized");

  private LombokObject() {}

  /** Returns null if the properties may be others than the fields, or have other names. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    List<VariableElement> fields =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .filter(field -> !field.getModifiers().contains(Modifier.TRANSIENT))
            .toList();
    List<AnnotationMirror> onClass = annotations.onClass(type);
    if (!isKnown(type)
        || !JacksonObject.isFilledOrBuilt(onClass)
        || annotations.withSupertypes(type).stream().anyMatch(each -> isAnother(each, type))
        || !fields.stream().allMatch(field -> PLAIN_NAME.matcher(field.getSimpleName()).matches())
        || !annotationsOn(fields).containsAll(annotationsOn(methods(type)))) {
      return null;
    }
    Set<String> lomboks = Lombok.names(type).collect(toSet());
    boolean isBuilt = lomboks.contains("Builder");
    boolean areConstructed = areConstructed(type, lomboks);
    String translated = JacksonObject.translated(type, annotations);
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    for (VariableElement field : fields) {
      boolean isConstructed = areConstructed || field.getModifiers().contains(Modifier.FINAL);
      properties.put(
          field,
          JacksonProperty.of(
              field.getSimpleName() + translated, isBuilt || !isConstructed, List.of(field)));
    }
    return new JacksonObject(properties, JacksonObject.thatMatter(onClass));
  }

  /** Returns whether a constructor takes all fields, as far as Lombok's annotations say it. */
  private static boolean areConstructed(TypeElement type, Set<String> lomboks) {
    boolean areFinal =
        type.getAnnotationMirrors().stream()
            .filter(mirror -> JacksonAnnotations.name(mirror).endsWith(".FieldDefaults"))
            .anyMatch(mirror -> new AnnotationUse(type, mirror).bool("makeFinal"));
    return areFinal
        || lomboks.contains("Value")
        || (lomboks.contains("AllArgsConstructor") && !lomboks.contains("NoArgsConstructor"));
  }

  private static boolean isKnown(TypeElement type) {
    List<String> onClass = Lombok.names(type).toList();
    boolean isGetterPlain =
        type.getAnnotationMirrors().stream()
            .filter(mirror -> JacksonAnnotations.name(mirror).equals("lombok.Getter"))
            .allMatch(mirror -> mirror.getElementValues().isEmpty());
    return type.getKind() == ElementKind.CLASS
        && isGetterPlain
        && onClass.stream().anyMatch(WRITING::contains)
        && onClass.stream()
            .allMatch(
                name ->
                    WRITING.contains(name) || BUILDING.contains(name) || Lombok.isHarmless(name))
        && !Lombok.mayAnnotateMembers(type);
  }

  private static boolean isAnother(TypeElement supertype, TypeElement type) {
    return supertype.getKind() == ElementKind.CLASS && !supertype.equals(type);
  }

  private static List<Element> methods(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
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
