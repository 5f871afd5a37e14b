package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Makes types concrete: what a wildcard or a missing type argument stands for, and what type
 * arguments a supertype has.
 */
record TypeArguments(Environment environment) {

  /**
   * A type with a class for each type argument.
   *
   * @param plain whether an argument that is not said may be any JSON
   * @return null if an argument is not known
   */
  @Nullable DeclaredType concrete(DeclaredType type, boolean plain) {
    TypeElement element = MoreTypes.asTypeElement(type);
    List<? extends TypeParameterElement> parameters = element.getTypeParameters();
    List<TypeMirror> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror said = type.getTypeArguments().isEmpty() ? null : type.getTypeArguments().get(i);
      TypeMirror argument = said == null ? null : bound(said);
      if (argument == null && !plain) {
        return null;
      }
      if (argument == null) {
        boolean isKey = i == 0 && parameters.size() > 1;
        argument = any(isKey);
        if (isKey && !isTaken(argument, said, parameters.get(i))) {
          return null;
        }
      }
      arguments.add(argument);
    }
    return environment.types().getDeclaredType(element, arguments.toArray(new TypeMirror[0]));
  }

  /** Returns whether nothing was made concrete. */
  boolean isSame(DeclaredType concrete, DeclaredType type) {
    return TypeName.get(concrete).equals(TypeName.get(type));
  }

  /**
   * Returns a type as one of its supertypes, of which there may be a chain of thousands; null if it
   * has no such supertype.
   */
  static @Nullable DeclaredType asSupertype(Types types, TypeMirror type, Element element) {
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

  private static @Nullable TypeMirror bound(TypeMirror argument) {
    if (argument.getKind() != TypeKind.WILDCARD) {
      return argument;
    }
    return ((WildcardType) argument).getExtendsBound();
  }

  /**
   * Returns whether a key that is not said may be of a type: all that a map must take are those of
   * the lower bound, and an enum map takes enums alone.
   */
  private boolean isTaken(
      TypeMirror key, @Nullable TypeMirror said, TypeParameterElement parameter) {
    TypeMirror lowest = said instanceof WildcardType wildcard ? wildcard.getSuperBound() : null;
    return (lowest == null || environment.types().isSubtype(key, lowest))
        && parameter.getBounds().stream()
            .map(environment.types()::erasure)
            .allMatch(bound -> environment.types().isSubtype(key, bound));
  }

  private TypeMirror any(boolean isKey) {
    String name = isKey ? "java.lang.String" : "java.lang.Object";
    return environment.elements().getTypeElement(name).asType();
  }
}
