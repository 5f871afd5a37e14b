package io.boilermaker.processor;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;

/**
 * Classes to process, each as soon as the types that it names exist: other processors may write
 * some of them in the same compilation. They are kept by name, since each round has elements of its
 * own.
 */
final class DeferredClasses {

  private final Environment environment;
  private final ClassStep step;
  private final SortedSet<String> deferred = new TreeSet<>();

  DeferredClasses(Environment environment, ClassStep step) {
    this.environment = environment;
    this.step = step;
  }

  /** Adds classes, and processes all that are ready. */
  void process(Collection<String> names) {
    deferred.addAll(names);
    for (String name : List.copyOf(deferred)) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null && step.isResolved(type) && step.process(type, true)) {
        deferred.remove(name);
      }
    }
  }

  /** Reports what the compiler would not: it sees the types in declarations, but not all below. */
  void finish() {
    for (String name : deferred) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null && step.isResolved(type)) {
        step.process(type, false);
      }
    }
  }
}
