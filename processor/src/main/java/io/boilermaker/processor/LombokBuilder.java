package io.boilermaker.processor;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The builder by which Jackson reads a class or record. One that Lombok makes takes the fields of
 * the class, or the parameters of the constructor or method with {@code @Builder}; what is there
 * already it does not make.
 */
record LombokBuilder(TypeElement type, Element built, JacksonAnnotations annotations) {

  /** What a builder of Lombok's has for a field whose value may be missing. */
  private static final String IS_SET = "$set";

  /** Returns whether Jackson reads a class by a builder, whatever creators it has. */
  static boolean isUsed(TypeElement type, JacksonAnnotations annotations) {
    return JacksonFilled.builder(type, annotations) != null
        || built(type).anyMatch(LombokBuilder::isForJackson);
  }

  /** Returns null if the properties may be others, or have other names. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    if (JacksonFilled.isByOwnCode(type, annotations) || JacksonObject.isValue(type, annotations)) {
      return null;
    }
    TypeElement named = JacksonFilled.builder(type, annotations);
    List<Element> made =
        built(type)
            .filter(each -> isForJackson(each) || (named != null && isLomboks(named, each, type)))
            .toList();
    if (made.isEmpty()) {
      return JacksonObject.ofBean(type, annotations); // The builder is the user's.
    }
    return made.size() > 1 ? null : new LombokBuilder(type, made.get(0), annotations).object();
  }

  /** Returns what has a builder: the class, or what makes objects of it. */
  private static Stream<Element> built(TypeElement type) {
    return Stream.concat(
            Stream.of(type),
            type.getEnclosedElements().stream().filter(ExecutableElement.class::isInstance))
        .filter(each -> Lombok.find("Builder", each).isPresent());
  }

  private static boolean isForJackson(Element built) {
    return Lombok.find(Lombok.JACKSONIZED, built).isPresent();
  }

  private static boolean isLomboks(TypeElement builder, Element built, TypeElement type) {
    String given = builderName(built);
    return type.equals(builder.getEnclosingElement())
        && (given.isEmpty() || builder.getSimpleName().contentEquals(given));
  }

  private static String builderName(Element built) {
    return Lombok.find("Builder", built).map(use -> use.string("builderClassName")).orElse("");
  }

  /** Returns whether a property of a builder may be missing: not if one of Lombok's checks it. */
  static boolean mayBeMissing(JacksonBean.Property property) {
    String isSet = property.name() + IS_SET;
    return !property.refusesNull()
        || !isGenerated(property)
        || (setter(property).getEnclosingElement() instanceof TypeElement builder
            && builder.getEnclosedElements().stream()
                .anyMatch(field -> field.getSimpleName().contentEquals(isSet)));
  }

  private static boolean isGenerated(JacksonBean.Property read) {
    return Lombok.find("Generated", setter(read)).isPresent();
  }

  /** Returns by what a property is read: what counts most is the first of its parts. */
  private static Element setter(JacksonBean.Property read) {
    return read.parts().get(0);
  }

  private @Nullable JacksonObject object() {
    TypeElement builder = builder();
    List<BuilderPart> parts = BuilderPart.of(type, built, annotations);
    List<JacksonBean.Property> own = own(builder, parts);
    if (own == null || !isKnown()) {
      return null;
    }
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    List<JacksonBean.Property> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (BuilderPart part : parts) {
      names.add(part.name());
      read.add(add(part, find(part, own), properties));
    }
    own.stream().filter(each -> names.add(each.name())).forEach(each -> add(each, properties));
    Set<Element> members = new HashSet<>();
    parts.forEach(part -> members.addAll(part.parts()));
    own.forEach(each -> members.addAll(each.members()));
    if (!built.equals(type)) {
      members.addAll(JacksonObject.addWritten(type, annotations, read, properties));
    }
    List<AnnotationMirror> others = new ArrayList<>(others(members));
    if (builder != null) {
      others.addAll(annotations.besides(members, builder));
    }
    return new JacksonObject(properties, JacksonObject.thatMatter(others));
  }

  /** A class has no annotations of methods but those of its fields. */
  private List<AnnotationMirror> others(Set<Element> members) {
    return type.equals(built) && type.getKind() == ElementKind.CLASS
        ? annotations.onClass(type)
        : annotations.besides(members, type);
  }

  /**
   * Adds a property by what the builder takes, and returns it.
   *
   * @param own the method of the user's, which takes it in place of Lombok's; null if there is none
   */
  private JacksonBean.Property add(
      BuilderPart part,
      JacksonBean.@Nullable Property own,
      Map<Element, JacksonProperty> properties) {
    List<Element> parts = own == null ? part.parts() : own.parts();
    JacksonProperty property =
        JacksonProperty.of(part.name() + translated(), part.mayBeMissing(), parts);
    if (own == null || own.reader() == null) {
      properties.put(part.field(), property.withoutNull(part.refusesNull()));
      return new JacksonBean.Property(part.name(), part.field(), false, parts, parts, parts, false);
    }
    boolean refusesNull = own.refusesNull() || part.isChecked();
    properties.put(own.reader(), property.writtenBy(part.parts()).withoutNull(refusesNull));
    return own;
  }

  /** Adds a property that only a method of the user's takes. */
  private void add(JacksonBean.Property own, Map<Element, JacksonProperty> properties) {
    Element reader = own.reader();
    if (reader != null) {
      JacksonProperty property = JacksonProperty.of(own.name() + translated(), true, own.parts());
      properties.put(reader, property.withoutNull(own.refusesNull()));
    }
  }

  private String translated() {
    return JacksonObject.translated(type, annotations);
  }

  private static JacksonBean.@Nullable Property find(
      BuilderPart part, List<JacksonBean.Property> own) {
    return own.stream()
        .filter(each -> each.name().equals(part.name()) && !part.isSingular())
        .findFirst()
        .orElse(null);
  }

  /** Returns the class that the user began; null if there is none. */
  private @Nullable TypeElement builder() {
    TypeElement named = JacksonFilled.builder(type, annotations);
    String given = builderName(built);
    String name = given.isEmpty() ? type.getSimpleName() + "Builder" : given;
    return named != null
        ? named
        : ElementFilter.typesIn(type.getEnclosedElements()).stream()
            .filter(each -> each.getSimpleName().contentEquals(name))
            .findFirst()
            .orElse(null);
  }

  /** Returns what methods of the user's read; null if Jackson cannot choose between two. */
  private @Nullable List<JacksonBean.Property> own(
      @Nullable TypeElement builder, List<BuilderPart> parts) {
    if (builder == null) {
      return List.of();
    }
    String given = Lombok.find("Builder", built).map(use -> use.string("setterPrefix")).orElse("");
    String prefix =
        JacksonFilled.setterPrefix(builder, isForJackson(built) ? given : "with", annotations);
    List<JacksonBean.Property> all = JacksonBean.properties(builder, prefix, annotations);
    // Those of single elements are there or not by the order of the processors.
    boolean hasMore = parts.stream().anyMatch(BuilderPart::isSingular);
    return all == null
        ? null
        : all.stream()
            .filter(each -> each.reader() != null && !isGenerated(each))
            .filter(each -> !hasMore || !annotationsOn(each.parts()).isEmpty())
            .toList();
  }

  /** Returns whether the class is written by what the builder takes. */
  private boolean isKnown() {
    LombokAccessors accessors = new LombokAccessors(type);
    return accessors.areKnown()
        && (!built.equals(type) || type.getKind() == ElementKind.RECORD || isWrittenBy(accessors));
  }

  private boolean isWrittenBy(LombokAccessors accessors) {
    return annotations.withSupertypes(type).stream().noneMatch(this::isAnother)
        && annotationsOn(accessors.fields().toList()).containsAll(annotationsOn(methods()));
  }

  private boolean isAnother(TypeElement supertype) {
    return supertype.getKind() == ElementKind.CLASS && !supertype.equals(type);
  }

  private List<Element> methods() {
    return annotations
        .members(type)
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .map(ExecutableElement.class::cast)
        .flatMap(method -> Stream.concat(Stream.of(method), method.getParameters().stream()))
        .map(Element.class::cast)
        .toList();
  }

  /** Returns texts: Lombok copies annotations of fields to what it makes. */
  private static Set<String> annotationsOn(Collection<? extends Element> elements) {
    return elements.stream()
        .flatMap(element -> JacksonAnnotations.on(element).stream())
        .map(AnnotationText::of)
        .collect(toSet());
  }
}
