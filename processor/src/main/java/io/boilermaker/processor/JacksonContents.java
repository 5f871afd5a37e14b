package io.boilermaker.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The classes whose values Jackson may create for one of a class: rather too many than too few. */
record JacksonContents(JacksonAnnotations annotations) {

  private static final String IGNORE = "com.fasterxml.jackson.annotation.JsonIgnore";

  /** Returns the classes that a class, all that it extends, and their members name. */
  List<TypeElement> of(TypeElement type) {
    List<TypeElement> classes = new ArrayList<>();
    for (TypeElement each : annotations.withSupertypes(type)) {
      classes.add(each);
      annotations.types().directSupertypes(each.asType()).forEach(above -> add(above, classes));
      for (TypeParameterElement parameter : each.getTypeParameters()) {
        parameter.getBounds().forEach(bound -> add(bound, classes));
      }
    }
    annotations
        .members(type)
        .filter(JacksonContents::isRead)
        .flatMap(member -> types(member).stream())
        .forEach(each -> add(each, classes));
    classes.addAll(ofAnnotations(type));
    return classes;
  }

  /** Returns the classes that annotations of a class and its members name as those of values. */
  List<TypeElement> ofAnnotations(TypeElement type) {
    return annotations.classesOfValues(type, JacksonContents::isRead);
  }

  private static void add(TypeMirror type, List<TypeElement> classes) {
    classes.addAll(Accessibility.classesIn(type));
  }

  private static boolean isRead(Element member) {
    List<AnnotationMirror> all = JacksonAnnotations.on(member);
    if (all.stream().anyMatch(mirror -> isIgnored(member, mirror))) {
      return false;
    }
    boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
    return switch (member.getKind()) {
      case FIELD -> !isStatic;
      case CONSTRUCTOR -> true;
      case METHOD -> !all.isEmpty() || (!isStatic && isAccessor(member));
      default -> false;
    };
  }

  /** Returns whether a method is a setter, or a getter whose elements Jackson may add. */
  private static boolean isAccessor(Element method) {
    String name = method.getSimpleName().toString();
    return name.startsWith("set") || name.startsWith("get");
  }

  private static boolean isIgnored(Element member, AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).equals(IGNORE)
        && new AnnotationUse(member, mirror).bool("value");
  }

  private static List<TypeMirror> types(Element member) {
    if (member instanceof ExecutableElement executable) {
      List<? extends VariableElement> parameters = executable.getParameters();
      return parameters.isEmpty()
          ? List.of(executable.getReturnType())
          : parameters.stream().map(VariableElement::asType).toList();
    }
    return List.of(member.asType());
  }
}
