package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Elements and types as messages show them: simple names with type arguments, and no annotations.
 */
final class TypeText {

  private TypeText() {}

  static String of(VariableElement parameter) {
    return of(parameter.asType());
  }

  static String of(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR ? type.toString() : of(TypeName.get(type));
  }

  private static String of(TypeName type) {
    if (type instanceof ClassName name) {
      return String.join(".", name.simpleNames());
    }
    if (type instanceof ParameterizedTypeName generic) {
      return generic.typeArguments().stream()
          .map(TypeText::of)
          .collect(Collectors.joining(", ", of(generic.rawType()) + "<", ">"));
    }
    if (type instanceof ArrayTypeName array) {
      return of(array.componentType()) + "[]";
    }
    if (type instanceof WildcardTypeName wildcard) {
      return of(wildcard);
    }
    return type.toString();
  }

  private static String of(WildcardTypeName wildcard) {
    if (!wildcard.lowerBounds().isEmpty()) {
      return "? super " + of(wildcard.lowerBounds().get(0));
    }
    TypeName bound = wildcard.upperBounds().get(0);
    return bound.equals(ClassName.OBJECT) ? "?" : "? extends " + of(bound);
  }

  /**
   * Returns a method with the qualified types of its parameters; its own text is each compiler's.
   */
  static String of(ExecutableElement method) {
    return method.getParameters().stream()
        .map(VariableElement::asType)
        .map(type -> isNamed(type) ? TypeName.get(type).toString() : type.toString())
        .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
  }

  /**
   * Returns whether all classes in a type have names. For javac a generic class that does not exist
   * yet has none.
   */
  @SuppressWarnings("ReturnValueIgnored") // whether there is one is the question
  static boolean isNamed(TypeMirror type) {
    try {
      TypeName.get(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns an element's simple name in quotes. */
  static String quoted(Element element) {
    return "'" + element.getSimpleName() + "'";
  }

  /** Lists type parameters in their order. */
  static String of(List<? extends TypeParameterElement> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .collect(Collectors.joining(", ", "<", ">"));
  }

  /** Returns the qualified name of a class; empty for other types. */
  static String qualifiedName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? MoreTypes.asTypeElement(type).getQualifiedName().toString()
        : "";
  }

  /** Returns whether JSON null is read as an empty optional. */
  static boolean isOptional(TypeMirror type) {
    return qualifiedName(type).startsWith("java.util.Optional");
  }
}
