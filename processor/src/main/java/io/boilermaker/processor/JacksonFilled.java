package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What Jackson makes without arguments and fills: a class, or the builder of it. */
record JacksonFilled(TypeElement type, String setterPrefix) {

  /** Where the annotations of databind are, with its dot. */
  static final String DATABIND = "com.fasterxml.jackson.databind.annotation.";

  static final String DESERIALIZE = DATABIND + "JsonDeserialize";
  private static final String BUILDER = DATABIND + "JsonPOJOBuilder";

  /** Returns null if it is not known what a class is made by. */
  static @Nullable JacksonFilled of(TypeElement type, JacksonAnnotations annotations) {
    JacksonFilled filled = new JacksonFilled(type, "set");
    AnnotationUse told = annotations.find(DESERIALIZE, type);
    if (told != null && isInert(told.mirror()) && isNamed(told, "builder")) {
      TypeElement builder = MoreTypes.asTypeElement(told.type("builder"));
      AnnotationUse use = annotations.find(BUILDER, builder);
      filled = new JacksonFilled(builder, use == null ? "with" : use.string("withPrefix"));
    } else if (told != null && !isInert(told.mirror())) {
      return null;
    }
    return isMadeEmpty(filled.type()) ? filled : null;
  }

  /** Names of other members are for writing, and builders are looked at by their properties. */
  static boolean isInert(AnnotationMirror mirror) {
    String name = JacksonAnnotations.name(mirror);
    return name.equals(JacksonAnnotations.PROPERTY)
        || name.equals(BUILDER)
        || (name.equals(DESERIALIZE)
            && mirror.getElementValues().keySet().stream()
                .map(member -> member.getSimpleName().toString())
                .allMatch(each -> each.equals("builder") || each.equals("as")));
  }

  /** Returns the other class of which one is read; null if there is none. */
  static @Nullable TypeElement readAs(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse told = annotations.find(DESERIALIZE, type);
    TypeElement other =
        told == null || !isNamed(told, "as") ? type : MoreTypes.asTypeElement(told.type("as"));
    return other.equals(type) ? null : other;
  }

  private static boolean isNamed(AnnotationUse use, String member) {
    return use.mirror().getElementValues().keySet().stream()
        .anyMatch(each -> each.getSimpleName().contentEquals(member));
  }

  /** Returns whether Jackson makes a class by a constructor without parameters. */
  private static boolean isMadeEmpty(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> constructor.getParameters().isEmpty());
  }
}
