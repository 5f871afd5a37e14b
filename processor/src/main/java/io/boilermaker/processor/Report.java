package io.boilermaker.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The failures found so far, each once, in the order found. */
final class Report {

  private final Set<Failure> failures = new LinkedHashSet<>();
  private boolean unresolved;

  /** Adds an error at an element, or at none. */
  void add(ErrorCode code, @Nullable Element element, String found) {
    failures.add(new Failure(code, found, element, null, null));
  }

  /** Adds an error at one value of an annotation. */
  void add(ErrorCode code, AnnotationUse annotation, String value, String found) {
    failures.add(
        new Failure(
            code, found, annotation.element(), annotation.mirror(), annotation.value(value)));
  }

  /** Adds all of another report. */
  void addAll(Report other) {
    failures.addAll(other.failures);
    unresolved |= other.unresolved;
  }

  /** Notes that a type does not exist, or not yet: another processor may still write it. */
  void unresolved(Element element, String found) {
    unresolved = true;
    add(ErrorCode.TYPE_UNRESOLVED, element, found);
  }

  /** Returns whether to wait for other processors before anything is printed. */
  boolean isUnresolved() {
    return unresolved;
  }

  boolean isClean() {
    return failures.isEmpty();
  }

  int size() {
    return failures.size();
  }

  void print(Messager messager) {
    failures.forEach(failure -> failure.print(messager));
  }
}
