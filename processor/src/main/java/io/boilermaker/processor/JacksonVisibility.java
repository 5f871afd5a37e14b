package io.boilermaker.processor;

import io.boilermaker.manifest.TypeEntry.JacksonEntry;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Which members of a class Jackson sees by themselves: the levels of {@code @JsonAutoDetect}. Lists
 * of names leave properties out, whatever shows them.
 */
record JacksonVisibility(String fields, String getters, String isGetters, String setters) {

  private static final String AUTO_DETECT = JacksonAnnotations.PACKAGE + "JsonAutoDetect";
  private static final String IGNORED = JacksonAnnotations.PACKAGE + "JsonIgnoreProperties";
  private static final String INCLUDED = JacksonAnnotations.PACKAGE + "JsonIncludeProperties";

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

  /** Returns whether a list of names, which a class has, keeps a property from being read. */
  static boolean isLeftOut(
      JacksonProperty property, TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse ignored = annotations.find(IGNORED, type);
    AnnotationUse included = annotations.find(INCLUDED, type);
    boolean isIgnored = ignored != null && !ignored.bool("allowSetters") && isIn(ignored, property);
    return isIgnored || (included != null && !isIn(included, property));
  }

  private static boolean isIn(AnnotationUse list, JacksonProperty property) {
    return list.strings("value").stream()
        .anyMatch(name -> JacksonEntry.mayBeOne(property.name(), name));
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
