package io.boilermaker.processor;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * One round of annotation processing.
 *
 * @param present the names of the annotations that are on something: to look for others takes as
 *     long
 * @param written the classes with tasks whose definitions the other processor has written in this
 *     round, if it was called first
 */
record Round(RoundEnvironment environment, Set<String> present, Set<String> written) {

  /** Returns the elements with an annotation. */
  Set<? extends Element> elementsWith(Class<? extends Annotation> annotation) {
    return present.contains(annotation.getName())
        ? environment.getElementsAnnotatedWith(annotation)
        : Set.of();
  }

  /** Returns the names of the classes that are annotated, or whose methods are. */
  SortedSet<String> classesWith(Class<? extends Annotation> annotation) {
    SortedSet<String> names = new TreeSet<>();
    for (Element element : elementsWith(annotation)) {
      Element type = element instanceof TypeElement ? element : Accessibility.enclosing(element);
      names.add(((TypeElement) type).getQualifiedName().toString());
    }
    return names;
  }

  /** Returns the names of the outermost classes of the round. */
  Set<String> rootClasses() {
    return ElementFilter.typesIn(environment.getRootElements()).stream()
        .map(type -> type.getQualifiedName().toString())
        .collect(Collectors.toSet());
  }
}
