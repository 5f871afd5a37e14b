package io.boilermaker.processor;

import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a class Jackson sees by themselves: the levels of {@code @JsonAutoDetect}; and
 * those that annotations of their own show. Lists of names leave properties out, whatever shows
 * them.
 */
record JacksonVisibility(String fields, String getters, String isGetters, String setters) {

  private static final String AUTO_DETECT = JacksonAnnotations.PACKAGE + "JsonAutoDetect";
  private static final String IGNORED = JacksonAnnotations.PACKAGE + "JsonIgnoreProperties";
  private static final String INCLUDED = JacksonAnnotations.PACKAGE + "JsonIncludeProperties";

  /** Annotations by which Jackson sees a field or method that it would not see otherwise. */
  private static final Set<String> SHOWING =
      Set.of(
          "JsonBackReference",
          "JsonDeserialize",
          "JsonFormat",
          "JsonGetter",
          "JsonManagedReference",
          "JsonMerge",
          "JsonProperty",
          "JsonRawValue",
          "JsonSerialize",
          "JsonSetter",
          "JsonTypeInfo",
          "JsonUnwrapped",
          "JsonView");

  /** Those that do it for getters alone, and those that do it for setters alone. */
  private static final Set<String> OF_GETTERS =
      Set.of("JsonGetter", "JsonRawValue", "JsonSerialize");

  private static final Set<String> OF_SETTERS =
      Set.of("JsonDeserialize", "JsonMerge", "JsonSetter");

  static JacksonVisibility of(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse use = annotations.find(AUTO_DETECT, type);
    return use == null
        ? new JacksonVisibility("DEFAULT", "DEFAULT", "DEFAULT", "DEFAULT")
        : new JacksonVisibility(
            use.constant("fieldVisibility"),
            use.constant("getterVisibility"),
            use.constant("isGetterVisibility"),
            use.constant("setterVisibility"));
  }

  /** Returns whether an annotation makes Jackson see a field or method. */
  static boolean isShown(Element member) {
    return JacksonAnnotations.on(member).stream()
        .filter(mirror -> mayShow(member, mirror))
        .anyMatch(mirror -> SHOWING.contains(simpleName(mirror)));
  }

  /**
   * Returns whether an annotation may show or name a field or method: of a getter Jackson takes
   * none that is made for setters, nor the other way round.
   */
  static boolean mayShow(Element member, AnnotationMirror mirror) {
    if (!(member instanceof ExecutableElement method)) {
      return true;
    }
    Set<String> ofOthers = method.getParameters().isEmpty() ? OF_SETTERS : OF_GETTERS;
    return !ofOthers.contains(simpleName(mirror));
  }

  private static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  /** Returns whether a field or method has one of these annotations. */
  static boolean isAny(Element member, Set<String> names) {
    return JacksonAnnotations.on(member).stream()
        .map(JacksonVisibility::simpleName)
        .anyMatch(names::contains);
  }

  /** Returns whether a list of names, which a class has, keeps a property from being read. */
  static boolean isLeftOut(
      JacksonProperty property, TypeElement type, JacksonAnnotations annotations) {
    return isLeftOut(property, annotations.onClass(type), "allowSetters");
  }

  /** Returns whether a list of names, which a class has, keeps a property from being written. */
  static boolean isNotWritten(
      JacksonProperty property, TypeElement type, JacksonAnnotations annotations) {
    return isLeftOut(property, annotations.onClass(type), "allowGetters");
  }

  /** The first list of each kind counts, unless one says that it does not. */
  private static boolean isLeftOut(
      JacksonProperty property, List<AnnotationMirror> mirrors, String unless) {
    AnnotationUse ignored = find(IGNORED, mirrors);
    AnnotationUse included = find(INCLUDED, mirrors);
    boolean isIgnored = ignored != null && !ignored.bool(unless) && isIn(ignored, property);
    return isIgnored || (included != null && !isIn(included, property));
  }

  private static @Nullable AnnotationUse find(String name, List<AnnotationMirror> mirrors) {
    return mirrors.stream()
        .filter(mirror -> JacksonAnnotations.name(mirror).equals(name))
        .map(mirror -> new AnnotationUse(mirror.getAnnotationType().asElement(), mirror))
        .findFirst()
        .orElse(null);
  }

  private static boolean isIn(AnnotationUse list, JacksonProperty property) {
    return list.strings("value").stream()
        .anyMatch(name -> JacksonEntry.mayBeOne(property.name(), name));
  }

  /**
   * Returns what a list of a property leaves out of the classes in its type although an alias gives
   * it the values of another one: each with the name of the property before it.
   */
  static List<String> leftOutOf(
      Element reader, JacksonProperty property, JacksonAnnotations annotations) {
    List<AnnotationMirror> lists =
        property.annotations().stream()
            .filter(mirror -> Set.of(IGNORED, INCLUDED).contains(JacksonAnnotations.name(mirror)))
            .toList();
    TypeMirror type =
        reader instanceof ExecutableElement method ? method.getReturnType() : reader.asType();
    List<String> found = new ArrayList<>();
    for (TypeElement each :
        lists.isEmpty() ? List.<TypeElement>of() : Accessibility.classesIn(type)) {
      JacksonObject held =
          JacksonAnnotations.isOfTheJdk(each) ? null : JacksonObject.ofAll(each, annotations);
      if (held != null) {
        held.properties().values().stream()
            .filter(
                inside -> !inside.aliases().isEmpty() && isLeftOut(inside, lists, "allowSetters"))
            .forEach(inside -> found.add(property.name() + "." + inside.name() + " left out"));
      }
    }
    return found;
  }

  boolean ofField(Set<Modifier> modifiers) {
    return isSeen(fields, "PUBLIC_ONLY", modifiers);
  }

  boolean ofGetter(Set<Modifier> modifiers) {
    return isSeen(getters, "PUBLIC_ONLY", modifiers);
  }

  boolean ofIs(Set<Modifier> modifiers) {
    return isSeen(isGetters, "PUBLIC_ONLY", modifiers);
  }

  boolean ofSetter(Set<Modifier> modifiers) {
    return isSeen(setters, "ANY", modifiers);
  }

  private static boolean isSeen(String level, String byDefault, Set<Modifier> modifiers) {
    return switch (level.equals("DEFAULT") ? byDefault : level) {
      case "ANY" -> true;
      case "NON_PRIVATE" -> !modifiers.contains(Modifier.PRIVATE);
      case "PROTECTED_AND_PUBLIC" ->
          modifiers.contains(Modifier.PROTECTED) || modifiers.contains(Modifier.PUBLIC);
      case "PUBLIC_ONLY" -> modifiers.contains(Modifier.PUBLIC);
      default -> false;
    };
  }
}
