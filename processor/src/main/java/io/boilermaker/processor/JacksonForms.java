package io.boilermaker.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** How many forms of generic types were found: a type may hold itself in ever new ones. */
final class JacksonForms {

  /**
   * The most forms of a generic type that contain another one of it: there may be ever new ones.
   */
  private static final int MOST_INSIDE = 50;

  /** No program has so many of one type. */
  private static final int MOST_FORMS = 5_000;

  private final Map<TypeElement, Integer> all = new HashMap<>();

  /** Those that are inside another one of them. */
  private final Map<TypeElement, Integer> inside = new HashMap<>();

  /**
   * Counts a form.
   *
   * @param around the types that it is in
   * @return whether there are not too many
   */
  boolean isOneOfFew(TypeElement type, Set<TypeElement> around) {
    return all.merge(type, 1, Integer::sum) <= MOST_FORMS
        && (!around.contains(type) || inside.merge(type, 1, Integer::sum) <= MOST_INSIDE);
  }
}
