package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The check that all is there that Jackson sees of classes which are being compiled: annotations,
 * what methods throw, the types above, and the cases of sealed types. Another processor may still
 * write them. What the class file of a library lacks is never written, and changes nothing.
 */
final class Resolution {

  private final Set<String> compiled;
  private final Set<TypeElement> checked = new HashSet<>();

  /**
   * @param compiled the names of the outermost classes that are compiled
   */
  Resolution(Set<String> compiled) {
    this.compiled = compiled;
  }

  /**
   * Checks the class of a type, if it has one.
   *
   * @throws UnresolvedException if something is not there
   */
  void check(TypeMirror type) {
    if (type.getKind() == TypeKind.DECLARED) {
      check(MoreTypes.asTypeElement(type));
    }
  }

  /**
   * Checks a class, and all above it, which may be a chain of thousands.
   *
   * @throws UnresolvedException if something is not there
   */
  void check(TypeElement type) {
    Deque<TypeElement> waiting = new ArrayDeque<>(List.of(type));
    while (!waiting.isEmpty()) {
      TypeElement next = waiting.pop();
      String outermost = ClassName.get(next).topLevelClassName().canonicalName();
      if (compiled.contains(outermost) && checked.add(next)) {
        checkOne(next);
        related(next)
            .filter(other -> other.getKind() == TypeKind.DECLARED)
            .map(MoreTypes::asTypeElement)
            .forEach(waiting::push);
      }
    }
  }

  private static void checkOne(TypeElement type) {
    checkAnnotations(type);
    for (Element member : type.getEnclosedElements()) {
      if (!member.getKind().isClass() && !member.getKind().isInterface()) {
        checkAnnotations(member);
      }
      if (member instanceof ExecutableElement method) {
        method.getParameters().forEach(Resolution::checkAnnotations);
        method.getThrownTypes().forEach(Resolution::requireType);
      } else if (member instanceof VariableElement field && !TypeText.isNamed(field.asType())) {
        throw new UnresolvedException(field.asType().toString());
      }
    }
    related(type).forEach(Resolution::requireType);
  }

  private static Stream<TypeMirror> related(TypeElement type) {
    return Stream.of(
            List.of(type.getSuperclass()), type.getInterfaces(), type.getPermittedSubclasses())
        .flatMap(List::stream);
  }

  private static void checkAnnotations(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      requireType(annotation.getAnnotationType());
      checkValues(annotation);
    }
  }

  private static void checkValues(AnnotationMirror annotation) {
    annotation.getElementValues().values().forEach(Resolution::checkValue);
  }

  private static void checkValue(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof TypeMirror type) {
      requireType(type);
    } else if (content instanceof AnnotationMirror annotation) {
      checkValues(annotation);
    } else if (content instanceof List<?> all) {
      all.forEach(each -> checkValue((AnnotationValue) each));
    } else {
      UnresolvedException.requireConstant(value);
    }
  }

  private static void requireType(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      throw new UnresolvedException(type.toString());
    }
  }
}
