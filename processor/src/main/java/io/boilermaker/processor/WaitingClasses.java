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
final class WaitingClasses {

  private final Environment environment;
  private final ClassStep step;
  private final SortedSet<String> waiting = new TreeSet<>();

  WaitingClasses(Environment environment, ClassStep step) {
    this.environment = environment;
    this.step = step;
  }

  /** Adds classes, and processes all that are ready. */
  void process(Collection<String> names) {
    waiting.addAll(names);
    for (String name : List.copyOf(waiting)) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null && step.isResolved(type) && step.process(type, true)) {
        waiting.remove(name);
      }
    }
  }

  /** Reports what the compiler would not: it sees the types in declarations, but not all below. */
  void finish() {
    for (String name : waiting) {
      TypeElement type = environment.elements().getTypeElement(name);
      if (type != null && step.isResolved(type)) {
        step.process(type, false);
      }
    }
  }
}
