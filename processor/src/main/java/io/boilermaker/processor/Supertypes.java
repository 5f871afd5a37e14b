package io.boilermaker.processor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Looks for supertypes, of which there may be a chain of thousands. */
final class Supertypes {

  private Supertypes() {}

  /** Returns a type as one of its supertypes; null if it has no such supertype. */
  static @Nullable DeclaredType find(Types types, TypeMirror type, Element element) {
    Set<Element> seen = new HashSet<>();
    Deque<TypeMirror> waiting = new ArrayDeque<>(List.of(type));
    while (!waiting.isEmpty()) {
      TypeMirror next = waiting.pop();
      if (next instanceof DeclaredType declared && declared.asElement().equals(element)) {
        return declared;
      }
      if (!(next instanceof DeclaredType declared) || seen.add(declared.asElement())) {
        types.directSupertypes(next).forEach(waiting::push);
      }
    }
    return null;
  }
}
