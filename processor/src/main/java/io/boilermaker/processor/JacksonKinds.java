package io.boilermaker.processor;

import static java.util.stream.Collectors.toCollection;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The kinds that Jackson tells apart, by {@code @JsonTypeInfo} and {@code @JsonSubTypes} of a class
 * or member.
 */
final class JacksonKinds {

  static final String TYPE_INFO = JacksonAnnotations.PACKAGE + "JsonTypeInfo";
  private static final String SUBTYPES = JacksonAnnotations.PACKAGE + "JsonSubTypes";
  private static final String TYPE_NAME = JacksonAnnotations.PACKAGE + "JsonTypeName";

  private static final String SIMPLE = "SIMPLE_NAME";

  /** Kinds that {@code @JsonSubTypes} must list. */
  static final Set<String> LISTED = Set.of("NAME", SIMPLE, "DEDUCTION");

  /** Annotations by which a member has kinds. */
  private static final Set<String> TELLING = Set.of(TYPE_INFO, SUBTYPES);

  /** Classes that the values of JSON are of, so that nothing names them. */
  private static final Set<String> NATURAL =
      Set.of("java.lang.Boolean", "java.lang.Double", "java.lang.Integer", "java.lang.String");

  private JacksonKinds() {}

  /** Returns how an annotation tells kinds apart; empty if it is another. */
  static String use(AnnotationMirror mirror) {
    return JacksonAnnotations.name(mirror).equals(TYPE_INFO)
        ? new AnnotationUse(mirror.getAnnotationType().asElement(), mirror).constant("use")
        : "";
  }

  /**
   * Returns the kinds of a class by their names, which are in messages unless the properties tell
   * them apart; none if something else does. A class that can be made is one of its own, listed or
   * not, as is the one by default.
   */
  static List<Kind> named(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse info = annotations.find(TYPE_INFO, type);
    String use = info == null ? "" : info.constant("use");
    if (info == null || !LISTED.contains(use)) {
      return List.of();
    }
    List<Kind> kinds =
        listed(annotations.onClass(type)).stream()
            .filter(
                kind -> annotations.isSubclass(kind.type(), type)) // The list of all is inherited.
            .collect(toCollection(ArrayList::new));
    addUnlisted(type, kinds);
    JacksonAnnotations.classesOfValues(List.of(info.mirror())).stream()
        .filter(byDefault -> annotations.isSubclass(byDefault, type))
        .forEach(byDefault -> addUnlisted(byDefault, kinds));
    // No name of a class that its properties tell is in messages.
    return use.equals("DEDUCTION")
        ? kinds.stream().map(kind -> kind.in(type)).toList()
        : use.equals(SIMPLE) ? simplyNamed(kinds) : kinds;
  }

  /** Returns the annotation by which kinds of a class are told apart; empty if there is none. */
  static String told(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse info = annotations.find(TYPE_INFO, type);
    return info == null ? "" : AnnotationText.of(info.mirror());
  }

  private static void addUnlisted(TypeElement type, List<Kind> kinds) {
    if (!isAbstract(type) && kinds.stream().noneMatch(kind -> kind.type().equals(type))) {
      String name = ownName(type);
      kinds.add(new Kind(type, name.isEmpty() ? binaryName(type) : name));
    }
  }

  /**
   * Returns the kinds that annotations of a member tell apart: those of all classes in its type.
   */
  static List<Kind> ofMember(
      List<AnnotationMirror> onMember, TypeMirror type, JacksonAnnotations annotations) {
    List<Kind> kinds = new ArrayList<>();
    if (onMember.stream().map(JacksonAnnotations::name).anyMatch(TELLING::contains)) {
      kinds.addAll(listed(onMember));
      for (TypeElement each : Accessibility.classesIn(type)) {
        kinds.addAll(listed(annotations.onClass(each)));
        if (!JacksonAnnotations.isOfTheJdk(each)) {
          addUnlisted(each, kinds);
        }
      }
    }
    return onMember.stream().map(JacksonKinds::use).anyMatch(SIMPLE::equals)
        ? simplyNamed(kinds)
        : kinds;
  }

  /** Gives kinds without a name of their own that of their class without what encloses it. */
  private static List<Kind> simplyNamed(List<Kind> kinds) {
    return kinds.stream()
        .map(kind -> kind.name().equals(binaryName(kind.type())) ? kind.simplyNamed() : kind)
        .toList();
  }

  /** Returns the names of other properties that name the kind of one. */
  static List<String> idsBeside(List<AnnotationMirror> onMember, TypeMirror type) {
    String name = TypeText.qualifiedName(type);
    if (type.getKind() != TypeKind.DECLARED
        || NATURAL.contains(name)
        || Containers.find(name) != null) {
      return List.of();
    }
    return onMember.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(TYPE_INFO))
        .map(mirror -> new AnnotationUse(mirror.getAnnotationType().asElement(), mirror))
        .filter(info -> info.constant("include").equals("EXTERNAL_PROPERTY"))
        .map(info -> info.string("property"))
        .map(given -> given.isEmpty() ? "@type" : given)
        .toList();
  }

  /** Returns the classes that annotations name as those of values, besides kinds. */
  static List<TypeElement> othersOfValues(List<AnnotationMirror> mirrors) {
    return JacksonAnnotations.classesOfValues(
            mirrors.stream()
                .filter(mirror -> !JacksonAnnotations.name(mirror).equals(SUBTYPES))
                .toList())
        .stream()
        .filter(type -> !JacksonAnnotations.isOfTheJdk(type))
        .distinct()
        .toList();
  }

  static boolean isAbstract(TypeElement type) {
    return type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT);
  }

  static List<Kind> listed(List<AnnotationMirror> onClass) {
    List<Kind> kinds = new ArrayList<>();
    addKinds(onClass, kinds, new HashSet<>());
    return kinds;
  }

  /** A class that {@code @JsonSubTypes} lists, and one of its names in messages. */
  record Kind(TypeElement type, String name) {

    /** Returns the kind under another name if it is the class of which there are kinds. */
    private Kind in(TypeElement all) {
      return type.equals(all) ? new Kind(type, "itself") : this;
    }

    private Kind simplyNamed() {
      return new Kind(type, type.getSimpleName().toString());
    }
  }

  /** Adds what {@code @JsonSubTypes} lists, there and in the classes listed. */
  private static void addKinds(
      List<AnnotationMirror> mirrors, List<Kind> kinds, Set<TypeElement> opened) {
    mirrors.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(SUBTYPES))
        .limit(1) // A class's own hides those that it inherits.
        .flatMap(JacksonKinds::entries)
        .filter(entry -> entry.type("value").getKind() == TypeKind.DECLARED)
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
