package io.boilermaker.processor;

import static java.util.stream.Collectors.joining;

import com.google.auto.common.MoreTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
final class JacksonKinds {

  private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
  static final String TYPE_INFO = ANNOTATION + "JsonTypeInfo";
  private static final String ID_RESOLVER =
      "com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver";
  private static final String CLASS_RESOLVER =
      "com.fasterxml.jackson.databind.jsontype.impl.ClassNameIdResolver";
  private static final String SUBTYPES = ANNOTATION + "JsonSubTypes";
  private static final String TYPE_NAME = ANNOTATION + "JsonTypeName";

  /** Kinds told apart by the name of a class in the message. */
  private static final Set<String> BY_CLASS = Set.of("CLASS", "MINIMAL_CLASS");

  /** Kinds that {@code @JsonSubTypes} must list. */
  private static final Set<String> LISTED = Set.of("NAME", "SIMPLE_NAME", "DEDUCTION");

  private final JacksonAnnotations annotations;
  private final JacksonContents contents;
  private final Resolution resolution;

  /** Classes that were found right, with all that they contain. */
  private final Set<TypeElement> right = new HashSet<>();

  JacksonKinds(JacksonAnnotations annotations, Resolution resolution) {
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
            .filter(mirror -> JacksonAnnotations.name(mirror).equals(TYPE_INFO))
            .findFirst()
            .orElse(null);
    if (info == null) {
      return null;
    }
    boolean isSealed = type.getModifiers().contains(Modifier.SEALED);
    return isSealed && LISTED.contains(use(info)) ? ofKinds(type) : null;
  }

  private static boolean isByClass(AnnotationMirror mirror) {
    return BY_CLASS.contains(use(mirror))
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
        use(info).isEmpty()
            ? "@JsonTypeIdResolver of classes"
            : "@JsonTypeInfo(use = " + use(info) + ")";
    return new Fault(true, place + " has " + how);
  }

  /** Returns how an annotation tells kinds apart; empty if it is another. */
  private static String use(AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).equals(TYPE_INFO)
        ? new AnnotationUse(mirror.getAnnotationType().asElement(), mirror).constant("use")
        : "";
  }

  /**
   * Returns the kinds of a class by their names, which are in messages unless the properties tell
   * them apart; none if something else does.
   */
  static List<Kind> named(TypeElement type, JacksonAnnotations annotations) {
    List<AnnotationMirror> onClass = annotations.onClass(type);
    return onClass.stream().map(JacksonKinds::use).anyMatch(LISTED::contains)
        ? listed(onClass)
        : List.of();
  }

  private static List<Kind> listed(List<AnnotationMirror> onClass) {
    List<Kind> kinds = new ArrayList<>();
    addKinds(onClass, kinds, new HashSet<>());
    return kinds;
  }

  private @Nullable Fault ofKinds(TypeElement type) {
    List<Kind> kinds = listed(annotations.onClass(type));
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
            .filter(leaf -> !leaf.getModifiers().contains(Modifier.ABSTRACT))
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

  /** A class that {@code @JsonSubTypes} lists, and one of its names in messages. */
  record Kind(TypeElement type, String name) {}

  /** Adds what {@code @JsonSubTypes} lists, there and in the classes listed. */
  private static void addKinds(
      List<AnnotationMirror> mirrors, List<Kind> kinds, Set<TypeElement> opened) {
    mirrors.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(SUBTYPES))
        .limit(1) // A class's own hides those that it inherits.
        .flatMap(JacksonKinds::entries)
        .forEach(
            entry -> {
              TypeElement listed = MoreTypes.asTypeElement(entry.type("value"));
              kindNames(entry, listed).forEach(name -> kinds.add(new Kind(listed, name)));
              if (opened.add(listed)) {
                addKinds(JacksonAnnotations.on(listed), kinds, opened);
              }
            });
  }

  private static Stream<AnnotationUse> entries(AnnotationMirror subtypes) {
    return new AnnotationUse(subtypes.getAnnotationType().asElement(), subtypes)
        .annotations("value").stream();
  }

  /** Returns the names of a kind: Jackson writes one of them, and reads all. */
  private static Set<String> kindNames(AnnotationUse entry, TypeElement listed) {
    Set<String> names = new LinkedHashSet<>();
    String name = entry.string("name");
    names.add(name.isEmpty() ? ownName(listed) : name);
    names.addAll(entry.strings("names"));
    names.remove("");
    return names.isEmpty() ? Set.of(binaryName(listed)) : names;
  }

  /** Returns the name that a class gives itself; empty if it gives none. */
  private static String ownName(TypeElement listed) {
    return JacksonAnnotations.on(listed).stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(TYPE_NAME))
        .map(mirror -> new AnnotationUse(listed, mirror).string("value"))
        .findFirst()
        .orElse("");
  }

  /** Returns the name of a class without its package. */
  private static String binaryName(TypeElement type) {
    return Accessibility.withEnclosing(type).stream()
        .map(element -> element.getSimpleName().toString())
        .reduce((inner, outer) -> outer + "$" + inner)
        .orElseThrow();
  }
}
