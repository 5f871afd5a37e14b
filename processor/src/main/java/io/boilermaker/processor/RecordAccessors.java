package io.boilermaker.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Recognizes the accessors of records: they have the annotations of components. */
final class RecordAccessors {

  private RecordAccessors() {}

  /** Returns whether a method reads a component of its record. */
  static boolean is(Element element) {
    return element instanceof ExecutableElement method
        && method.getParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && Accessibility.enclosing(method).getKind() == ElementKind.RECORD
        && ((TypeElement) Accessibility.enclosing(method))
            .getRecordComponents().stream()
                .anyMatch(each -> each.getSimpleName().equals(method.getSimpleName()));
  }

  /**
   * Returns where to report an error. An accessor may have no place in the source; to compilers,
   * that of a component is the field's.
   */
  static Element reported(Element element) {
    if (!is(element)) {
      return element;
    }
    Element type = Accessibility.enclosing(element);
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(element.getSimpleName()))
        .findFirst()
        .map(Element.class::cast)
        .orElse(type);
  }
}
