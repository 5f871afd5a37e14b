package io.boilermaker.processor;

import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * A property that Jackson reads.
 *
 * @param name its name in messages; that in Java with a star if {@code @JsonNaming} translates it
 * @param javaName that in Java, with the star as well
 * @param index its place that an annotation gives; {@link #ANY_PLACE} if none does
 * @param isNamed whether an annotation gives the name, be it that in Java
 * @param mayBeMissing whether an object without it is read, whatever its type
 * @param refusesNull whether null is no value, although its type has it
 * @param isHidden whether annotations keep it out of messages
 * @param aliases more names under which it is read
 * @param annotations the others
 */
record JacksonProperty(
    String name,
    String javaName,
    int index,
    boolean isNamed,
    boolean mayBeMissing,
    boolean refusesNull,
    boolean isHidden,
    List<String> aliases,
    List<AnnotationMirror> annotations) {

  /** What Jackson has for no place. */
  static final int ANY_PLACE = -1;

  private static final String UNWRAPPED = JacksonAnnotations.PACKAGE + "JsonUnwrapped";

  /** Annotations that give a property its name. */
  private static final Set<String> NAMING =
      Set.of(
          JacksonAnnotations.PROPERTY,
          JacksonAnnotations.PACKAGE + "JsonGetter",
          JacksonAnnotations.PACKAGE + "JsonSetter");

  /** The name of what is read of all properties without members. */
  static final String OTHERS = "@JsonAnySetter";

  /** Returns a property by the annotations of its parts. */
  static JacksonProperty of(String javaName, boolean mayBeMissing, List<Element> parts) {
    String name = "";
    int index = ANY_PLACE;
    boolean isHidden = false;
    List<String> aliases = new ArrayList<>();
    List<AnnotationMirror> others = new ArrayList<>();
    for (AnnotationUse use : uses(parts)) {
      name = name.isEmpty() ? givenName(use) : name;
      switch (JacksonAnnotations.name(use.mirror())) {
        case JacksonAnnotations.PROPERTY -> {
          index = index == ANY_PLACE ? use.integer("index") : index;
          isHidden |= isHidden(use.constant("access"), mayBeMissing);
        }
        case JacksonAnnotations.PACKAGE + "JsonIgnore" -> isHidden |= use.bool("value");
        case JacksonAnnotations.PACKAGE + "JsonAlias" -> aliases.addAll(use.strings("value"));
        default -> others.addAll(isNameAlone(use) ? List.of() : List.of(use.mirror()));
      }
    }
    if (parts.stream().anyMatch(JacksonCreators::takesOthers)) {
      return new JacksonProperty(
          OTHERS, OTHERS, index, false, true, false, isHidden, aliases, others);
    }
    boolean isNamed = !name.isEmpty();
    name = isNamed ? name : javaName;
    return new JacksonProperty(
        name, javaName, index, isNamed, mayBeMissing, false, isHidden, aliases, others);
  }

  /** Returns the name that an annotation gives; empty if it gives none. */
  private static String givenName(AnnotationUse use) {
    return NAMING.contains(JacksonAnnotations.name(use.mirror()))
            && JacksonVisibility.mayShow(use.element(), use.mirror())
        ? use.string("value")
        : "";
  }

  private static boolean isNameAlone(AnnotationUse use) {
    return NAMING.contains(JacksonAnnotations.name(use.mirror()))
        && Lombok.hasAlone(Set.of("value"), use.mirror());
  }

  /** Returns the annotations that count. */
  private static List<AnnotationUse> uses(List<Element> parts) {
    List<AnnotationUse> uses = new ArrayList<>();
    Map<String, Element> owners = new HashMap<>();
    for (Element part : parts) {
      for (AnnotationMirror mirror : JacksonAnnotations.on(part)) {
        if (!isOverridden(part, mirror, owners)) {
          uses.add(new AnnotationUse(part, mirror));
        }
      }
    }
    return uses;
  }

  /** Returns whether it is not read: what is only read must be one that may be missing. */
  private static boolean isHidden(String access, boolean mayBeMissing) {
    return access.equals("READ_ONLY") || (access.equals("WRITE_ONLY") && !mayBeMissing);
  }

  /**
   * Returns whether a method overrides this one and has the annotation, too: the one below counts.
   * Methods of classes below come first.
   */
  private static boolean isOverridden(
      Element part, AnnotationMirror mirror, Map<String, Element> owners) {
    if (!(part instanceof ExecutableElement method)) {
      return false;
    }
    String key = method.getSimpleName() + " " + method.getParameters().size();
    Element owner = method.getEnclosingElement();
    Element below = owners.putIfAbsent(key + " " + JacksonAnnotations.name(mirror), owner);
    return below != null && !below.equals(owner);
  }

  /** Returns what takes a whole value, of which annotations of names say nothing. */
  static JacksonProperty ofWhole(Element parameter) {
    JacksonProperty read = of("value", false, List.of(parameter));
    return new JacksonProperty(
        "value", "value", ANY_PLACE, false, false, false, false, List.of(), read.annotations);
  }

  /** Returns whether it is what is read of all properties without members. */
  boolean isOfOthers() {
    return name.equals(OTHERS);
  }

  /** Returns the annotation by which what it holds stands in its place; null if there is none. */
  @Nullable AnnotationUse unwrapping() {
    return annotations.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(UNWRAPPED))
        .map(mirror -> new AnnotationUse(mirror.getAnnotationType().asElement(), mirror))
        .filter(use -> use.bool("enabled"))
        .findFirst()
        .orElse(null);
  }

  /** Returns the property under another name. */
  JacksonProperty called(String other) {
    return new JacksonProperty(
        other, javaName, index, isNamed, mayBeMissing, refusesNull, isHidden, aliases, annotations);
  }

  /** Returns the texts of annotations that may change how it is read. */
  List<String> annotationsThatMatter() {
    return AnnotationText.thatMatter(annotations);
  }

  /** Returns the name without the star. */
  String untranslatedName() {
    return name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
  }

  /** Returns whether a list of names means this property, by its name in messages or in Java. */
  boolean isListedAs(String listed) {
    return listed.equals(name) || JacksonEntry.mayBeOne(javaName, listed);
  }

  /** Returns the property as one that is not read. */
  JacksonProperty hidden() {
    return new JacksonProperty(
        name, javaName, index, isNamed, mayBeMissing, refusesNull, true, aliases, annotations);
  }

  /** Returns the property as one that is written. */
  JacksonProperty written() {
    return new JacksonProperty(
        name, javaName, index, isNamed, mayBeMissing, refusesNull, false, aliases, annotations);
  }

  /** Returns the property as one of which null is no value, or as it is. */
  JacksonProperty withoutNull(boolean isWithout) {
    return new JacksonProperty(
        name, javaName, index, isNamed, mayBeMissing, isWithout, isHidden, aliases, annotations);
  }

  /** Returns the property with the annotations and aliases of other members that have its name. */
  JacksonProperty with(List<Element> parts) {
    JacksonProperty other = of(name, mayBeMissing, parts);
    return with(other, isHidden, together(aliases, other.aliases));
  }

  /** Returns the property with the annotations of members by which another class is written. */
  JacksonProperty writtenBy(List<Element> parts) {
    JacksonProperty other = of(name, mayBeMissing, parts);
    return with(other, isHidden || other.isHidden, aliases);
  }

  private JacksonProperty with(JacksonProperty other, boolean isHidden, List<String> aliases) {
    return new JacksonProperty(
        name,
        javaName,
        index == ANY_PLACE ? other.index : index,
        isNamed && other.isNamed,
        mayBeMissing,
        refusesNull,
        isHidden,
        aliases,
        together(annotations, other.annotations));
  }

  private static <T> List<T> together(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
