package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Solves the type arguments with which a class is a subtype of another type, from what it says
 * after {@code extends} and {@code implements}.
 */
final class SubtypeArguments {

  private final Types types;
  private final TypeElement subclass;
  private final DeclaredType supertype;

  /** What the parameters of the subclass must be, or at most be. */
  private final Map<Element, TypeMirror> solved = new HashMap<>();

  private final Map<Element, TypeMirror> bounds = new HashMap<>();

  /** The first type parameter of which more than one type is left. */
  private @Nullable Element open;

  private SubtypeArguments(Types types, TypeElement subclass, DeclaredType supertype) {
    this.types = types;
    this.subclass = subclass;
    this.supertype = supertype;
  }

  /**
   * The answer.
   *
   * @param type the subclass with its type arguments; null if no values of it are of the supertype,
   *     or if these are not known
   * @param reason why they are not known; null if they are
   */
  record Solution(@Nullable DeclaredType type, @Nullable String reason) {

    static final Solution NONE = new Solution(null, null);
  }

  /** Solves the type arguments of a subclass. */
  static Solution solve(Types types, TypeElement subclass, DeclaredType supertype) {
    return new SubtypeArguments(types, subclass, supertype).solve();
  }

  private Solution solve() {
    DeclaredType pattern =
        TypeArguments.asSupertype(types, subclass.asType(), supertype.asElement());
    if (pattern == null) {
      return Solution.NONE;
    }
    if (pattern.getTypeArguments().size() != supertype.getTypeArguments().size()) {
      return unknown(
          "it does not say the type arguments of " + TypeText.of(types.erasure(supertype)));
    }
    if (!areContained(pattern.getTypeArguments(), supertype.getTypeArguments())) {
      return Solution.NONE;
    }
    for (TypeParameterElement parameter : subclass.getTypeParameters()) {
      if (open == null && !solved.containsKey(parameter) && !bounds.containsKey(parameter)) {
        open = parameter;
      }
    }
    if (open != null) {
      return unknown("its type argument " + open.getSimpleName() + " is not known");
    }
    return withinBounds();
  }

  private Solution withinBounds() {
    for (TypeParameterElement parameter : subclass.getTypeParameters()) {
      for (TypeMirror own : parameter.getBounds()) {
        TypeMirror bound = substituted(own);
        if (types.isSubtype(argument(parameter), bound)) {
          continue;
        }
        if (solved.containsKey(parameter)) {
          return Solution.NONE;
        }
        if (!types.isSubtype(bound, argument(parameter))) {
          return unknown("its type argument " + parameter.getSimpleName() + " is not known");
        }
        bounds.put(parameter, bound);
      }
    }
    DeclaredType type =
        types.getDeclaredType(
            subclass,
            subclass.getTypeParameters().stream().map(this::argument).toArray(TypeMirror[]::new));
    return types.isSubtype(type, supertype)
        ? new Solution(type, null)
        : unknown("its type arguments are not known");
  }

  private static Solution unknown(String reason) {
    return new Solution(null, reason);
  }

  private TypeMirror argument(Element parameter) {
    TypeMirror exact = solved.get(parameter);
    return exact == null ? bounds.getOrDefault(parameter, parameter.asType()) : exact;
  }

  private boolean areContained(
      List<? extends TypeMirror> patterns, List<? extends TypeMirror> arguments) {
    return all(patterns, arguments, this::isContained);
  }

  private static boolean all(
      List<? extends TypeMirror> patterns,
      List<? extends TypeMirror> arguments,
      BiPredicate<TypeMirror, TypeMirror> test) {
    return IntStream.range(0, patterns.size())
        .allMatch(i -> test.test(patterns.get(i), arguments.get(i)));
  }

  /** Returns whether a type argument can be what another says, which may be a wildcard. */
  private boolean isContained(TypeMirror pattern, TypeMirror argument) {
    TypeMirror bound = argument instanceof WildcardType w ? w.getExtendsBound() : null;
    return bound == null ? isSame(pattern, argument) : isBelow(pattern, bound);
  }

  private boolean isSame(TypeMirror pattern, TypeMirror type) {
    Element parameter = parameter(pattern);
    if (parameter != null) {
      TypeMirror bound = bounds.get(parameter);
      TypeMirror before = solved.putIfAbsent(parameter, type);
      return (before == null || types.isSameType(before, type))
          && (bound == null || types.isSubtype(type, bound));
    }
    if (pattern instanceof ArrayType array) {
      return type instanceof ArrayType other
          && isSame(array.getComponentType(), other.getComponentType());
    }
    if (pattern instanceof WildcardType wildcard) {
      return type instanceof WildcardType other
          && isSameBound(wildcard.getExtendsBound(), other.getExtendsBound())
          && isSameBound(wildcard.getSuperBound(), other.getSuperBound());
    }
    if (pattern instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      return type instanceof DeclaredType other
          && declared.asElement().equals(other.asElement())
          && declared.getTypeArguments().size() == other.getTypeArguments().size()
          && all(declared.getTypeArguments(), other.getTypeArguments(), this::isSame);
    }
    return types.isSameType(pattern, type);
  }

  private boolean isSameBound(@Nullable TypeMirror pattern, @Nullable TypeMirror bound) {
    if (pattern == null || bound == null) {
      return pattern == null && bound == null;
    }
    return isSame(pattern, bound);
  }

  private boolean isBelow(TypeMirror pattern, TypeMirror bound) {
    Element parameter = parameter(pattern);
    if (parameter != null) {
      return isBelow(parameter, bound);
    }
    if (pattern instanceof DeclaredType && bound instanceof DeclaredType declared) {
      DeclaredType view = TypeArguments.asSupertype(types, pattern, declared.asElement());
      return view != null
          && (declared.getTypeArguments().size() != view.getTypeArguments().size()
              || areContained(view.getTypeArguments(), declared.getTypeArguments()));
    }
    if (pattern instanceof ArrayType array && bound instanceof ArrayType other) {
      return isBelow(array.getComponentType(), other.getComponentType());
    }
    return types.isSubtype(types.erasure(pattern), bound);
  }

  private boolean isBelow(Element parameter, TypeMirror bound) {
    TypeMirror exact = solved.get(parameter);
    if (exact != null) {
      return types.isSubtype(exact, bound);
    }
    TypeMirror before = bounds.putIfAbsent(parameter, bound);
    if (before != null && types.isSubtype(bound, before)) {
      bounds.put(parameter, bound);
    } else if (before != null && !types.isSubtype(before, bound)) {
      open = parameter;
    }
    return true;
  }

  /**
   * Returns the parameter of the subclass that a type is; null if it is none. To Eclipse's compiler
   * one with an annotation is another element, but it has the same name and place.
   */
  private @Nullable Element parameter(TypeMirror type) {
    if (type instanceof TypeVariable variable
        && subclass.equals(variable.asElement().getEnclosingElement())) {
      for (TypeParameterElement parameter : subclass.getTypeParameters()) {
        if (parameter.getSimpleName().equals(variable.asElement().getSimpleName())) {
          return parameter;
        }
      }
    }
    return null;
  }

  /** Returns a type with the arguments in the place of the parameters. */
  private TypeMirror substituted(TypeMirror type) {
    Element parameter = parameter(type);
    if (parameter != null) {
      return argument(parameter);
    }
    if (type instanceof ArrayType array) {
      return types.getArrayType(substituted(array.getComponentType()));
    }
    if (type instanceof WildcardType wildcard) {
      return types.getWildcardType(
          substitutedBound(wildcard.getExtendsBound()), substitutedBound(wildcard.getSuperBound()));
    }
    if (type.getKind() == TypeKind.DECLARED
        && !MoreTypes.asDeclared(type).getTypeArguments().isEmpty()) {
      DeclaredType declared = MoreTypes.asDeclared(type);
      return types.getDeclaredType(
          MoreTypes.asTypeElement(declared),
          declared.getTypeArguments().stream().map(this::substituted).toArray(TypeMirror[]::new));
    }
    return type;
  }

  private @Nullable TypeMirror substitutedBound(@Nullable TypeMirror bound) {
    return bound == null ? null : substituted(bound);
  }
}
