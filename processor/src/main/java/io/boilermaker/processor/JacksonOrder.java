package io.boilermaker.processor;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The order of properties in JSON, which is all that tells them apart where an annotation has an
 * object written as an array: those of {@code @JsonPropertyOrder}, those with an index, those of a
 * creator, and the others. Among these Jackson puts the ones to which an annotation gives the name
 * behind those that are called as in Java. Of properties that are unwrapped it says which of them
 * have one name.
 */
final class JacksonOrder {

  /** The references in which Jackson unwraps an object. */
  private static final Set<String> REFERENCES =
      Set.of("java.util.Optional", "java.util.concurrent.atomic.AtomicReference");

  /** How the names of Jackson's own classes begin, such as that of a JSON node. */
  private static final String JACKSON = "com.fasterxml.jackson.";

  /** The members of databind's annotations by which the user's own code writes and reads. */
  private static final Set<String> OWN_CODE = Set.of("using", "converter");

  private static final String ORDER = JacksonAnnotations.PACKAGE + "JsonPropertyOrder";

  private JacksonOrder() {}

  /** Returns the properties of a class in its order, by what they are read. */
  static List<Map.Entry<Element, JacksonProperty>> of(
      TypeElement type, JacksonObject object, JacksonAnnotations annotations) {
    AnnotationUse order = annotations.find(ORDER, type);
    List<String> listed = order == null ? List.of() : order.strings("value");
    boolean isAlphabetic = order != null && order.bool("alphabetic");
    return object.properties().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Element, JacksonProperty>>comparingInt(
                    each -> placeIn(listed, each.getValue()))
                .thenComparingInt(each -> placeBy(each.getValue().index()))
                .thenComparing(each -> !isOfCreator(each.getKey()))
                .thenComparing(each -> !isAlphabetic && isMoved(each.getValue()))
                .thenComparing(each -> isAlphabetic ? each.getValue().name() : ""))
        .toList();
  }

  /** What must be there is a component or taken by a creator, which keep their own order. */
  private static boolean isMoved(JacksonProperty property) {
    return property.isNamed() && property.mayBeMissing();
  }

  private static int placeIn(List<String> listed, JacksonProperty property) {
    for (int i = 0; i < listed.size(); i++) {
      if (property.isListedAs(listed.get(i))) {
        return i;
      }
    }
    return listed.size();
  }

  private static int placeBy(int index) {
    return index == JacksonProperty.ANY_PLACE ? Integer.MAX_VALUE : index;
  }

  private static boolean isOfCreator(Element reader) {
    Element owner = reader.getEnclosingElement();
    return owner instanceof ExecutableElement maker
        && (maker.getKind() == ElementKind.CONSTRUCTOR
            || maker.getModifiers().contains(Modifier.STATIC));
  }

  /**
   * Returns an object without the names of properties that are unwrapped, which are in no message:
   * those of what they hold stand beside its own. What has the name of another one is told by an
   * annotation, since Jackson gives the value to one of them; so is what lists of properties leave
   * out.
   */
  static JacksonObject unwrapped(JacksonObject object, JacksonAnnotations annotations) {
    Map<Element, JacksonProperty> properties = new LinkedHashMap<>(object.properties());
    Set<String> once = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    int unwrapped = 0;
    for (var each : object.properties().entrySet()) {
      JacksonProperty property = each.getValue();
      for (String name : names(each.getKey(), property, annotations, Set.of())) {
        if (!once.add(name)) {
          twice.add(name + " twice");
        }
      }
      if (unwrapped(each.getKey(), property, annotations) != null && !property.isHidden()) {
        unwrapped++;
        properties.put(each.getKey(), property.called("@JsonUnwrapped" + unwrapped));
      }
    }
    List<String> matter = new ArrayList<>(object.annotations());
    object
        .properties()
        .forEach(
            (reader, property) ->
                matter.addAll(JacksonVisibility.leftOutOf(reader, property, annotations)));
    matter.addAll(unwrapped == 0 ? Set.of() : twice);
    return new JacksonObject(properties, matter);
  }

  /** Returns the names in messages by which a property is read, once each. */
  private static Set<String> names(
      Element reader,
      JacksonProperty property,
      JacksonAnnotations annotations,
      Set<TypeElement> inside) {
    Set<String> names = new HashSet<>();
    TypeElement held = unwrapped(reader, property, annotations);
    // A value that an object ignores itself is not left for what it holds.
    if (property.isHidden() && (held != null || !inside.isEmpty())) {
      return names;
    }
    if (held == null) {
      names.add(property.name());
      names.addAll(property.aliases());
      return names;
    }
    Set<TypeElement> all = new HashSet<>(inside);
    if (all.add(held)) {
      requireNonNull(JacksonObject.ofAll(held, annotations))
          .properties()
          .forEach((key, value) -> names.addAll(names(key, value, annotations, all)));
    }
    AnnotationUse unwrapping = requireNonNull(property.unwrapping());
    return names.stream()
        .map(name -> unwrapping.string("prefix") + name + unwrapping.string("suffix"))
        .collect(toSet());
  }

  /**
   * Returns the class of the object whose properties stand in place of a property; null if there is
   * none: what is no object has the property's name in messages, annotated or not.
   */
  static @Nullable TypeElement unwrapped(
      Element reader, JacksonProperty property, JacksonAnnotations annotations) {
    TypeMirror type =
        reader instanceof ExecutableElement method ? method.getReturnType() : reader.asType();
    TypeElement held = property.unwrapping() == null ? null : held(type);
    boolean isByOwnCode = property.annotations().stream().anyMatch(JacksonOrder::isByOwnCode);
    return held != null && !isByOwnCode && isObject(held, annotations) ? held : null;
  }

  private static boolean isObject(TypeElement type, JacksonAnnotations annotations) {
    return type.getKind() != ElementKind.ENUM
        && !JacksonAnnotations.isOfTheJdk(type)
        && !type.getQualifiedName().toString().startsWith(JACKSON)
        && !JacksonObject.isValue(type, annotations)
        && annotations.onClass(type).stream().noneMatch(JacksonOrder::isByOwnCode)
        && JacksonObject.ofAll(type, annotations) != null;
  }

  /** Returns whether an annotation names code of the user by which a value is written or read. */
  static boolean isByOwnCode(AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).startsWith(JacksonFilled.DATABIND)
        && mirror.getElementValues().keySet().stream()
            .anyMatch(member -> OWN_CODE.contains(member.getSimpleName().toString()));
  }

  /** Returns the class of what a reference holds, or of another value. */
  private static @Nullable TypeElement held(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return null;
    }
    TypeElement element = MoreTypes.asTypeElement(declared);
    boolean isReference =
        REFERENCES.contains(element.getQualifiedName().toString())
            && !declared.getTypeArguments().isEmpty();
    return isReference ? held(declared.getTypeArguments().get(0)) : element;
  }
}
