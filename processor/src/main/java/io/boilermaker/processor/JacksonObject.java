package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A record, or a class with one creator, that Jackson reads, by its annotations.
 *
 * @param properties by the components, or by the parameters of the creator
 * @param annotations those besides the properties' that may change how it is read
 */
record JacksonObject(Map<Element, Property> properties, List<String> annotations) {

  private static final String PROPERTY = JacksonAnnotations.PACKAGE + "JsonProperty";

  /**
   * A property that is read.
   *
   * @param name its name in messages; that in Java with a star if {@code @JsonNaming} translates it
   * @param isHidden whether annotations keep it out of messages
   * @param aliases more names under which it is read
   * @param annotations others that may change how it is read
   */
  record Property(String name, boolean isHidden, List<String> aliases, List<String> annotations) {}

  /** Returns null if it is not known what a class is read by. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    ExecutableElement creator = JacksonCreators.named(type);
    if (creator != null) {
      return ofCreator(type, creator, annotations);
    }
    return type.getKind() == ElementKind.RECORD ? ofRecord(type, annotations) : null;
  }

  private static JacksonObject ofRecord(TypeElement type, JacksonAnnotations annotations) {
    Map<Element, List<Element>> parts = new LinkedHashMap<>();
    type.getRecordComponents()
        .forEach(component -> parts.put(component, Jackson.parts(type, component)));
    Set<Element> all = parts.values().stream().flatMap(List::stream).collect(toSet());
    List<String> others = AnnotationText.thatMatter(annotations.besides(all, type));
    boolean isTranslated = others.stream().anyMatch(text -> text.startsWith("@JsonNaming"));
    Map<Element, Property> properties = new LinkedHashMap<>();
    parts.forEach(
        (component, of) ->
            properties.put(
                component, property(component.getSimpleName() + (isTranslated ? "*" : ""), of)));
    return new JacksonObject(properties, others);
  }

  /** Names that other members have are for writing, or those of the parameters. */
  private static JacksonObject ofCreator(
      TypeElement type, ExecutableElement creator, JacksonAnnotations annotations) {
    Map<Element, Property> properties = new LinkedHashMap<>();
    for (VariableElement parameter : creator.getParameters()) {
      properties.put(parameter, property("", List.of(parameter)));
    }
    List<AnnotationMirror> others =
        annotations.besides(properties.keySet(), type).stream()
            .filter(mirror -> !JacksonAnnotations.name(mirror).equals(PROPERTY))
            .toList();
    return new JacksonObject(properties, AnnotationText.thatMatter(others));
  }

  private static Property property(String component, List<Element> parts) {
    String name = component;
    boolean isHidden = false;
    List<String> aliases = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    for (Element part : parts) {
      for (AnnotationMirror mirror : JacksonAnnotations.on(part)) {
        AnnotationUse use = new AnnotationUse(part, mirror);
        switch (JacksonAnnotations.name(mirror)) {
          case PROPERTY -> {
            name = use.string("value").isEmpty() ? name : use.string("value");
            isHidden |= use.constant("access").endsWith("_ONLY");
          }
          case JacksonAnnotations.PACKAGE + "JsonIgnore" -> isHidden |= use.bool("value");
          case JacksonAnnotations.PACKAGE + "JsonAlias" -> aliases.addAll(use.strings("value"));
          default -> others.add(mirror);
        }
      }
    }
    return new Property(name, isHidden, aliases, AnnotationText.thatMatter(others));
  }
}
