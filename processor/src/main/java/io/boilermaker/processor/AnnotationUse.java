package io.boilermaker.processor;

import com.google.auto.common.AnnotationMirrors;
import com.google.auto.common.MoreElements;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One annotation as it is written: on which element, and with which values. */
record AnnotationUse(Element element, AnnotationMirror mirror) {

  /** Returns the annotation of this type on the element; null if there is none. */
  static @Nullable AnnotationUse find(Element element, Class<? extends Annotation> type) {
    AnnotationMirror mirror = MoreElements.getAnnotationMirror(element, type).orNull();
    return mirror == null ? null : new AnnotationUse(element, mirror);
  }

  /** Returns the annotation of this type, which is known to be there. */
  static AnnotationUse of(Element element, Class<? extends Annotation> type) {
    AnnotationUse use = find(element, type);
    if (use == null) {
      throw new IllegalStateException("no @" + type.getSimpleName() + " on " + element);
    }
    return use;
  }

  /**
   * Returns the value written, or else the default.
   *
   * @throws UnresolvedException if it is written and names what does not exist, or if it is a
   *     default that javac has not completed, as beside other errors
   */
  AnnotationValue value(String name) {
    AnnotationValue value = AnnotationMirrors.getAnnotationValue(mirror, name);
    try {
      return UnresolvedException.requireConstant(value);
    } catch (UnsupportedOperationException e) {
      throw new UnresolvedException(value.toString());
    }
  }

  String string(String name) {
    return (String) value(name).getValue();
  }

  boolean bool(String name) {
    return (Boolean) value(name).getValue();
  }

  int integer(String name) {
    return (Integer) value(name).getValue();
  }

  /** Returns the name of an enum constant. */
  String constant(String name) {
    AnnotationValue value = AnnotationMirrors.getAnnotationValue(mirror, name);
    try {
      return ((Element) UnresolvedException.requireConstant(value).getValue())
          .getSimpleName()
          .toString();
    } catch (UnsupportedOperationException e) {
      // A default of an annotation whose class file javac has not read to the end: it has the text.
      String text = value.toString();
      return text.substring(text.lastIndexOf('.') + 1);
    }
  }

  List<String> strings(String name) {
    return list(name).stream().map(element -> (String) element.getValue()).toList();
  }

  List<TypeMirror> types(String name) {
    return list(name).stream().map(element -> (TypeMirror) element.getValue()).toList();
  }

  TypeMirror type(String name) {
    return (TypeMirror) value(name).getValue();
  }

  /** Returns the annotations that are the values of another. */
  List<AnnotationUse> annotations(String name) {
    return list(name).stream()
        .map(value -> new AnnotationUse(element, (AnnotationMirror) value.getValue()))
        .toList();
  }

  @SuppressWarnings("unchecked") // what the language model documents for arrays
  private List<? extends AnnotationValue> list(String name) {
    return (List<? extends AnnotationValue>) value(name).getValue();
  }

  /**
   * Returns the annotation that is the value of another: the errors in it point at the outer one.
   */
  AnnotationUse nested(String name) {
    return new AnnotationUse(element, (AnnotationMirror) value(name).getValue());
  }
}
