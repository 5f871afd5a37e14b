package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/**
 * A record that Jackson reads, by its annotations.
 *
 * @param annotations those besides the components' that may change how it is read
 */
record JacksonRecord(
    Map<RecordComponentElement, JacksonProperty> properties, List<String> annotations) {

  /**
   * Annotations by which a type is not read otherwise; kinds are added, and looked at elsewhere.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          JacksonAnnotations.PACKAGE + "JsonClassDescription",
          JacksonAnnotations.PACKAGE + "JsonInclude",
          JacksonAnnotations.PACKAGE + "JsonPropertyDescription",
          JacksonAnnotations.PACKAGE + "JsonPropertyOrder",
          JacksonAnnotations.PACKAGE + "JsonRootName",
          JacksonAnnotations.PACKAGE + "JsonSubTypes",
          JacksonAnnotations.PACKAGE + "JsonView");

  static JacksonRecord of(TypeElement type, JacksonAnnotations annotations) {
    Map<RecordComponentElement, JacksonProperty> properties = new LinkedHashMap<>();
    Set<Element> parts = new HashSet<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      List<Element> of = Jackson.parts(type, component);
      properties.put(component, property(component.getSimpleName().toString(), of));
      parts.addAll(of);
    }
    return new JacksonRecord(properties, texts(annotations.besides(parts, type)));
  }

  private static JacksonProperty property(String component, List<Element> parts) {
    String name = component;
    boolean isHidden = false;
    List<String> aliases = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    for (Element part : parts) {
      for (AnnotationMirror mirror : JacksonAnnotations.on(part)) {
        AnnotationUse use = new AnnotationUse(part, mirror);
        switch (JacksonAnnotations.name(mirror)) {
          case JacksonAnnotations.PACKAGE + "JsonProperty" -> {
            name = use.string("value").isEmpty() ? name : use.string("value");
            isHidden |= use.constant("access").endsWith("_ONLY");
          }
          case JacksonAnnotations.PACKAGE + "JsonIgnore" -> isHidden |= use.bool("value");
          case JacksonAnnotations.PACKAGE + "JsonAlias" -> aliases.addAll(use.strings("value"));
          default -> others.add(mirror);
        }
      }
    }
    return new JacksonProperty(name, isHidden, aliases, texts(others));
  }

  /** Returns what is written, each once: an annotation of a component stands on all its parts. */
  private static List<String> texts(List<AnnotationMirror> mirrors) {
    return mirrors.stream()
        .filter(mirror -> !HARMLESS.contains(JacksonAnnotations.name(mirror)))
        .map(AnnotationText::of)
        .distinct()
        .sorted()
        .toList();
  }
}
