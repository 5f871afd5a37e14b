package io.boilermaker.processor;

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
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
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
      if (property.unwrapping() != null && !property.isHidden()) {
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
    AnnotationUse unwrapping = property.unwrapping();
    // A value that an object ignores itself is not left for what it holds.
    if (property.isHidden() && (unwrapping != null || !inside.isEmpty())) {
      return names;
    }
    if (unwrapping == null) {
      names.add(property.name());
      names.addAll(property.aliases());
      return names;
    }
    TypeElement type = type(reader);
    Set<TypeElement> all = new HashSet<>(inside);
    if (type != null && !JacksonAnnotations.isOfTheJdk(type) && all.add(type)) {
      JacksonObject held = JacksonObject.ofAll(type, annotations);
      (held == null ? Map.<Element, JacksonProperty>of() : held.properties())
          .forEach((key, value) -> names.addAll(names(key, value, annotations, all)));
    }
    return names.stream()
        .map(name -> unwrapping.string("prefix") + name + unwrapping.string("suffix"))
        .collect(toSet());
  }

  private static @Nullable TypeElement type(Element reader) {
    TypeMirror type =
        reader instanceof ExecutableElement method ? method.getReturnType() : reader.asType();
    return type.getKind() == TypeKind.DECLARED ? MoreTypes.asTypeElement(type) : null;
  }
}
