package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;
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

  /** Returns the property with the annotations of other members that have its name. */
  JacksonProperty with(List<Element> parts) {
    List<String> all = new ArrayList<>(annotations);
    of(name, mayBeMissing, parts).annotations().stream()
        .filter(text -> !all.contains(text))
        .forEach(all::add);
    return new JacksonProperty(name, mayBeMissing, isHidden, aliases, List.copyOf(all));
  }

  /** Returns the same of the members by which another class is written. */
  JacksonProperty writtenBy(List<Element> parts) {
    JacksonProperty both = with(parts);
    boolean isNotWritten = isHidden || of(name, mayBeMissing, parts).isHidden();
    return new JacksonProperty(name, mayBeMissing, isNotWritten, aliases, both.annotations());
  }
}
