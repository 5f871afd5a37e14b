package io.boilermaker.processor;

import static java.util.stream.Collectors.joining;

import com.google.auto.common.MoreTypes;
import io.boilermaker.processor.JacksonKinds.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Checks how Jackson tells kinds apart in the classes that are left to it: a message must not name
 * a class, and Jackson must know all kinds of a sealed type, which it does not find by itself.
 */
final class JacksonKindCheck {

  private static final String ID_RESOLVER =
      "com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver";
  private static final String CLASS_RESOLVER =
      "com.fasterxml.jackson.databind.jsontype.impl.ClassNameIdResolver";

  /** Kinds told apart by the name of a class in the message. */
  private static final Set<String> BY_CLASS = Set.of("CLASS", "MINIMAL_CLASS");

  private final JacksonAnnotations annotations;
  private final JacksonContents contents;
  private final Resolution resolution;

  /** Classes that were found right, with all that they contain. */
  private final Set<TypeElement> right = new HashSet<>();

  JacksonKindCheck(JacksonAnnotations annotations, Resolution resolution) {
    this.annotations = annotations;
    this.resolution = resolution;
    this.contents = new JacksonContents(annotations);
  }

  /**
   * What is wrong with a class.
   *
   * @param isNamedByMessage whether a message could name the class to create
   * @param text the class and its annotation
   */
  record Fault(boolean isNamedByMessage, String text) {}

  /** Returns the first fault in a type and all that it contains; null if there is none. */
  @Nullable Fault find(TypeMirror type) {
    Set<TypeElement> seen = new LinkedHashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(Accessibility.classesIn(type));
    while (!open.isEmpty()) {
      TypeElement next = open.remove();
      if (JacksonAnnotations.isOfTheJdk(next) || right.contains(next) || !seen.add(next)) {
        continue;
      }
      resolution.check(next);
      Fault fault = ofClass(next);
      if (fault != null) {
        return fault;
      }
      open.addAll(contents.of(next));
    }
    right.addAll(seen);
    return null;
  }

  private @Nullable Fault ofClass(TypeElement type) {
    for (AnnotationMirror mirror : annotations.onMembers(type)) {
      if (isByClass(mirror)) {
        return byClass("a member of " + type.getSimpleName(), mirror);
      }
    }
    for (AnnotationMirror mirror : annotations.onClass(type)) {
      if (isByClass(mirror)) {
        return byClass(type.getSimpleName().toString(), mirror);
      }
    }
    AnnotationMirror info =
        annotations.onClass(type).stream()
            .filter(mirror -> JacksonAnnotations.name(mirror).equals(JacksonKinds.TYPE_INFO))
            .findFirst()
            .orElse(null);
    if (info == null) {
      return null;
    }
    boolean isSealed = type.getModifiers().contains(Modifier.SEALED);
    return isSealed && JacksonKinds.LISTED.contains(JacksonKinds.use(info)) ? ofKinds(type) : null;
  }

  private static boolean isByClass(AnnotationMirror mirror) {
    return BY_CLASS.contains(JacksonKinds.use(mirror))
        || (JacksonAnnotations.name(mirror).equals(ID_RESOLVER) && resolvesClasses(mirror));
  }

  /** Returns whether a resolver of the user's is one of Jackson's for names of classes. */
  private static boolean resolvesClasses(AnnotationMirror idResolver) {
    TypeMirror resolver =
        new AnnotationUse(idResolver.getAnnotationType().asElement(), idResolver).type("value");
    while (resolver.getKind() == TypeKind.DECLARED) {
      if (TypeText.qualifiedName(resolver).equals(CLASS_RESOLVER)) {
        return true;
      }
      resolver = MoreTypes.asTypeElement(resolver).getSuperclass();
    }
    return false;
  }

  private static Fault byClass(String place, AnnotationMirror info) {
    String how =
        JacksonKinds.use(info).isEmpty()
            ? "@JsonTypeIdResolver of classes"
            : "@JsonTypeInfo(use = " + JacksonKinds.use(info) + ")";
    return new Fault(true, place + " has " + how);
  }

  private @Nullable Fault ofKinds(TypeElement type) {
    List<Kind> kinds = JacksonKinds.listed(annotations.onClass(type));
    Set<TypeElement> listed = new HashSet<>();
    Map<String, TypeElement> owners = new HashMap<>();
    for (Kind kind : kinds) {
      listed.add(kind.type());
      if (!kind.type().equals(owners.computeIfAbsent(kind.name(), name -> kind.type()))) {
        return new Fault(
            false, "two kinds of " + type.getSimpleName() + " are named '" + kind.name() + "'");
      }
    }
    String missing =
        SealedShape.leaves(type).stream()
            .filter(leaf -> !listed.contains(leaf))
            .filter(leaf -> !JacksonKinds.isAbstract(leaf))
            .map(leaf -> leaf.getSimpleName().toString())
            .collect(joining(", "));
    return missing.isEmpty()
        ? null
        : new Fault(
            false,
            "@JsonTypeInfo tells the kinds of "
                + type.getSimpleName()
                + " apart, and no @JsonSubTypes lists "
                + missing);
  }
}
