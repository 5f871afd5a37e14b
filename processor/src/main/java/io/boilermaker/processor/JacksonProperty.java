package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * A property that Jackson reads.
 *
 * @param name its name in messages; that in Java with a star if {@code @JsonNaming} translates it
 * @param mayBeMissing whether an object without it is read, whatever its type
 * @param isHidden whether annotations keep it out of messages
 * @param aliases more names under which it is read
 * @param annotations others that may change how it is read
 */
record JacksonProperty(
    String name,
    boolean mayBeMissing,
    boolean isHidden,
    List<String> aliases,
    List<String> annotations) {

  /** Returns a property by the annotations of its parts. */
  static JacksonProperty of(String javaName, boolean mayBeMissing, List<Element> parts) {
    String name = "";
    boolean isHidden = false;
    List<String> aliases = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    for (Element part : parts) {
      for (AnnotationMirror mirror : JacksonAnnotations.on(part)) {
        AnnotationUse use = new AnnotationUse(part, mirror);
        switch (JacksonAnnotations.name(mirror)) {
          case JacksonAnnotations.PROPERTY -> {
            String given = use.string("value");
            name = given.isEmpty() ? name : given;
            isHidden |= use.constant("access").endsWith("_ONLY");
          }
          case JacksonAnnotations.PACKAGE + "JsonIgnore" -> isHidden |= use.bool("value");
          case JacksonAnnotations.PACKAGE + "JsonAlias" -> aliases.addAll(use.strings("value"));
          default -> others.add(mirror);
        }
      }
    }
    return new JacksonProperty(
        name.isEmpty() ? javaName : name,
        mayBeMissing,
        isHidden,
        aliases,
        AnnotationText.thatMatter(others));
  }

  /** Returns the name without the star. */
  String untranslatedName() {
    return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
  }

  /** Returns the property with the annotations and aliases of other members that have its name. */
  JacksonProperty with(List<Element> parts) {
    JacksonProperty other = of(name, mayBeMissing, parts);
    return new JacksonProperty(
        name,
        mayBeMissing,
        isHidden,
        together(aliases, other.aliases),
        together(annotations, other.annotations));
  }

  private static List<String> together(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** Returns the property with the annotations of members by which another class is written. */
  JacksonProperty writtenBy(List<Element> parts) {
    JacksonProperty other = of(name, mayBeMissing, parts);
    return new JacksonProperty(
        name,
        mayBeMissing,
        isHidden || other.isHidden,
        aliases,
        together(annotations, other.annotations));
  }
}
