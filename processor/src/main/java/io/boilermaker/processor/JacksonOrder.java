package io.boilermaker.processor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The order of properties in JSON, which is all that tells them apart where an annotation has an
 * object written as an array: those of {@code @JsonPropertyOrder}, those with an index, those of a
 * creator, and the others. Among these Jackson puts the ones to which an annotation gives the name
 * behind those that are called as in Java.
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
}
