package io.boilermaker.processor;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.StateFactory;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
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

  private static final Set<Class<? extends Annotation>> ON_METHODS =
      Set.of(BackgroundTask.class, StateFactory.class);

  /** Returns the elements with an annotation. */
  Set<? extends Element> elementsWith(Class<? extends Annotation> annotation) {
    Set<Element> elements = new LinkedHashSet<>();
    if (present.contains(annotation.getName())) {
      elements.addAll(environment.getElementsAnnotatedWith(annotation));
    }
    if (ON_METHODS.contains(annotation) && Environment.isOfEclipse(environment)) {
      elements.addAll(unseen(annotation));
    }
    return elements;
  }

  /**
   * Returns the methods with an annotation that Eclipse's compiler does not look at: those of
   * annotation types, and those that records have for their components.
   */
  private List<ExecutableElement> unseen(Class<? extends Annotation> annotation) {
    List<ExecutableElement> methods = new ArrayList<>();
    Deque<TypeElement> types =
        new ArrayDeque<>(ElementFilter.typesIn(environment.getRootElements()));
    while (!types.isEmpty()) {
      TypeElement type = types.pop();
      List<? extends Element> members = type.getEnclosedElements();
      ElementFilter.typesIn(members).forEach(types::push);
      if (type.getKind() == ElementKind.ANNOTATION_TYPE || type.getKind() == ElementKind.RECORD) {
        ElementFilter.methodsIn(members).stream()
            .filter(method -> AnnotationUse.find(method, annotation) != null)
            .forEach(methods::add);
      }
    }
    return methods;
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
