package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Finds the warnings that the compiler gives for code that names elements of the user. */
final class WarningScanner {

  private final TreeSet<String> names = new TreeSet<>();

  private WarningScanner() {}

  /**
   * Returns the warnings of a stub that names the method, its class, and the types in its
   * signature.
   */
  static Warnings of(ExecutableElement method, TypeElement taskClass) {
    WarningScanner scanner = new WarningScanner();
    scanner.element(method);
    scanner.element(taskClass);
    method.getParameters().forEach(parameter -> scanner.type(parameter.asType()));
    method.getThrownTypes().forEach(scanner::type);
    return new Warnings(scanner.names);
  }

  /** Returns the warnings of code that names a type. */
  static Warnings of(TypeMirror type) {
    WarningScanner scanner = new WarningScanner();
    scanner.type(type);
    return new Warnings(scanner.names);
  }

  /** Returns the warnings of code that names a class or member. */
  static Warnings of(Element element) {
    WarningScanner scanner = new WarningScanner();
    scanner.element(element);
    return new Warnings(scanner.names);
  }

  /** Returns the warnings of a cast of an {@code Object} to the type. */
  static Warnings ofCastTo(TypeMirror type) {
    boolean isUnchecked =
        MoreTypes.asDeclared(type).getTypeArguments().stream()
            .anyMatch(
                argument ->
                    !(argument instanceof WildcardType wildcard
                        && wildcard.getExtendsBound() == null
                        && wildcard.getSuperBound() == null));
    return isUnchecked ? Warnings.NONE.with("unchecked") : Warnings.NONE;
  }

  private void element(Element element) {
    for (Element e : Accessibility.withEnclosing(element)) {
      AnnotationUse deprecated = AnnotationUse.find(e, Deprecated.class);
      if (deprecated != null) {
        names.add(deprecated.bool("forRemoval") ? "removal" : "deprecation");
      }
    }
  }

  private void type(TypeMirror type) {
    Accessibility.classesIn(type).forEach(this::element);
    if (isRaw(type)) {
      names.add("rawtypes");
    }
  }

  private static boolean isRaw(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return isRaw(MoreTypes.asArray(type).getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound != null && isRaw(bound);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    var arguments = MoreTypes.asDeclared(type).getTypeArguments();
    return (arguments.isEmpty() && !MoreTypes.asTypeElement(type).getTypeParameters().isEmpty())
        || arguments.stream().anyMatch(WarningScanner::isRaw);
  }
}
