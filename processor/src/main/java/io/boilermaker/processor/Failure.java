package io.boilermaker.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * One error of the user, at the element where it is fixed.
 *
 * @param found what is there instead of what should be
 * @param annotation the annotation to point at; null for the element itself
 * @param value the value of the annotation to point at; null for all of it
 */
record Failure(
    ErrorCode code,
    String found,
    @Nullable Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {

  void print(Messager messager) {
    messager.printMessage(Diagnostic.Kind.ERROR, code.message(found), element, annotation, value);
  }
}
