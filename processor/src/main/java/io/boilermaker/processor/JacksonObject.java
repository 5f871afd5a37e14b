package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A record or class that Jackson reads, by its annotations and members.
 *
 * @param properties by what they are read: components, parameters of a creator or of setters,
 *     fields, getters of containers
 * @param annotations those besides the properties' that may change how it is read
 */
record JacksonObject(Map<Element, JacksonProperty> properties, List<String> annotations) {

  private static final String NAMING = JacksonFilled.DATABIND + "JsonNaming";

  /** What an object is that has the form of one parameter. */
  static final String DELEGATING = "delegating";

  private static final String VALUE = JacksonAnnotations.PACKAGE + "JsonValue";

  /** Returns null if it is not known what a class is read by. */
  static @Nullable JacksonObject of(TypeElement type, JacksonAnnotations annotations) {
    JacksonObject all = ofAll(type, annotations);
    return all == null || all.annotations.contains(DELEGATING)
        ? all
        : JacksonOrder.unwrapped(all.without(type, annotations), annotations);
  }

  /** Returns the properties with those that a list of names leaves out as hidden ones. */
  private JacksonObject without(TypeElement type, JacksonAnnotations annotations) {
    Map<Element, JacksonProperty> read = new LinkedHashMap<>(properties);
    read.replaceAll(
        (reader, property) ->
            !property.isOfOthers() && JacksonVisibility.isLeftOut(property, type, annotations)
                ? property.hidden()
                : property);
    return new JacksonObject(read, this.annotations);
  }

  /** Returns them with all names that they have in Java. */
  static @Nullable JacksonObject ofAll(TypeElement type, JacksonAnnotations annotations) {
    if (LombokBuilder.isUsed(type, annotations)) {
      return LombokBuilder.of(type, annotations);
    }
    List<ExecutableElement> creators = JacksonCreators.counting(type);
    ExecutableElement creator = creators.size() == 1 ? creators.get(0) : null;
    List<String> names = creator == null ? null : JacksonCreators.names(creator);
    boolean isRecord = type.getKind() == ElementKind.RECORD;
    if (creator != null
        && names == null
        && JacksonCreators.areDelegating(creators)
        && !(isRecord && JacksonRecord.isObject(type, creator, annotations))) {
      return ofDelegate(type, creator.getParameters().get(0), annotations);
    }
    if (creator != null && names != null && !(isRecord && isCanonical(creator, type))) {
      return ofCreator(type, creator, names, annotations);
    }
    if (isRecord) {
      return JacksonRecord.of(type, annotations);
    }
    if (Lombok.mayAnnotate(type) || Lombok.hasBuilder(type)) {
      return creators.size() > 1 ? null : LombokObject.of(type, annotations);
    }
    return creators.isEmpty() ? ofBean(type, annotations) : null;
  }

  /** Returns whether a creator takes the components, by the names that they have themselves. */
  private static boolean isCanonical(ExecutableElement creator, TypeElement type) {
    return Jackson.canonicalConstructor(type).filter(creator::equals).isPresent()
        && JacksonAnnotations.on(creator).stream()
            .map(JacksonAnnotations::name)
            .noneMatch(JacksonCreators.CONSTRUCTOR_PROPERTIES::equals);
  }

  /** What the creator does not take is read by setters and fields. */
  private static @Nullable JacksonObject ofCreator(
      TypeElement type,
      ExecutableElement creator,
      List<String> names,
      JacksonAnnotations annotations) {
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      VariableElement parameter = creator.getParameters().get(i);
      properties.put(
          parameter,
          JacksonProperty.of(names.get(i), false, List.of(parameter))
              .withoutNull(Lombok.refusesNull(parameter)));
    }
    Set<Element> parts = new HashSet<>(properties.keySet());
    if (type.getKind() == ElementKind.RECORD) {
      parts.addAll(JacksonRecord.addWritten(type, annotations, properties));
    } else {
      List<JacksonBean.Property> members = JacksonBean.properties(type, "set", annotations);
      if (members == null) {
        return null;
      }
      parts.addAll(addMembers(members, translated(type, annotations), properties));
    }
    return new JacksonObject(properties, thatMatter(annotations.besides(parts, type)));
  }

  /** The JSON of the class is that of a parameter. */
  static JacksonObject ofDelegate(
      TypeElement type, VariableElement parameter, JacksonAnnotations annotations) {
    List<String> matter = new ArrayList<>(List.of(DELEGATING));
    matter.addAll(thatMatter(annotations.besides(Set.of(parameter), type)));
    return new JacksonObject(Map.of(parameter, JacksonProperty.ofWhole(parameter)), matter);
  }

  /** What is missing stays as the constructor of the class or its builder leaves it. */
  static @Nullable JacksonObject ofBean(TypeElement type, JacksonAnnotations annotations) {
    JacksonFilled filled = JacksonFilled.of(type, annotations);
    List<JacksonBean.Property> members =
        filled == null || isValue(type, annotations)
            ? null
            : JacksonBean.properties(filled.type(), filled.setterPrefix(), annotations);
    if (filled == null || members == null) {
      return null;
    }
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>();
    Set<Element> parts =
        addMembers(
            members,
            member -> filled.type().equals(type) || LombokBuilder.mayBeMissing(member),
            translated(filled.type(), annotations),
            properties);
    List<AnnotationMirror> others = new ArrayList<>(annotations.besides(parts, filled.type()));
    if (!filled.type().equals(type)) {
      Set<Element> written = addWritten(type, annotations, members, properties);
      others.addAll(annotations.besides(written, type));
    }
    return new JacksonObject(properties, thatMatter(others)).without(filled.type(), annotations);
  }

  /**
   * Adds the annotations of the properties of a class that a builder makes, by their names in Java,
   * and returns what has them.
   */
  static Set<Element> addWritten(
      TypeElement type,
      JacksonAnnotations annotations,
      List<JacksonBean.Property> members,
      Map<Element, JacksonProperty> properties) {
    Set<Element> parts = new HashSet<>();
    List<JacksonBean.Property> all =
        type.getKind() == ElementKind.RECORD
            ? JacksonRecord.written(type, annotations)
            : JacksonBean.properties(type, "set", annotations);
    for (JacksonBean.Property written : all == null ? List.<JacksonBean.Property>of() : all) {
      parts.addAll(written.members());
      for (JacksonBean.Property member : members) {
        Element reader = member.reader();
        if (reader != null && member.name().equals(written.name())) {
          properties.computeIfPresent(
              reader, (any, property) -> property.writtenBy(written.parts()));
        }
      }
    }
    return parts;
  }

  private static Set<Element> addMembers(
      List<JacksonBean.Property> members,
      String translated,
      Map<Element, JacksonProperty> properties) {
    return addMembers(members, any -> true, translated, properties);
  }

  /**
   * Adds properties with names that are not there yet, and the annotations of the others to those
   * that are. Returns all their parts.
   */
  static Set<Element> addMembers(
      List<JacksonBean.Property> members,
      Predicate<JacksonBean.Property> mayBeMissing,
      String translated,
      Map<Element, JacksonProperty> properties) {
    Set<Element> parts = new HashSet<>();
    Map<String, Element> readers = new HashMap<>();
    properties.forEach((reader, property) -> readers.put(property.name(), reader));
    for (JacksonBean.Property member : members) {
      parts.addAll(member.members());
      JacksonProperty property =
          JacksonProperty.of(member.name() + translated, mayBeMissing.test(member), member.parts())
              .withoutNull(member.refusesNull());
      Element known =
          readers.getOrDefault(property.name(), readers.get(property.untranslatedName()));
      Element reader = member.reader();
      if (known != null) {
        properties.computeIfPresent(known, (any, is) -> together(is, member));
      } else if (reader != null) {
        readers.put(property.name(), reader);
        properties.put(reader, property);
      }
    }
    return parts;
  }

  /** What a creator takes and nothing writes is in no message. */
  private static JacksonProperty together(JacksonProperty taken, JacksonBean.Property member) {
    JacksonProperty whole = taken.with(member.parts());
    return !taken.mayBeMissing() && member.isOnlyTaken() ? whole.hidden() : whole;
  }

  /** Returns annotations of a class as texts. */
  static List<String> thatMatter(List<AnnotationMirror> mirrors) {
    return AnnotationText.thatMatter(
        mirrors.stream().filter(each -> !JacksonFilled.isInert(each)).toList());
  }

  /** Returns what is behind the names of properties that others replace. */
  static String translated(TypeElement type, JacksonAnnotations annotations) {
    return annotations.find(NAMING, type) == null ? "" : "*";
  }

  static boolean isValue(TypeElement type, JacksonAnnotations annotations) {
    return annotations.onMembers(type).stream()
        .anyMatch(mirror -> JacksonAnnotations.name(mirror).equals(VALUE));
  }
}
