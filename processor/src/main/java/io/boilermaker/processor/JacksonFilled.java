package io.boilermaker.processor;

import com.google.auto.common.MoreTypes;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What Jackson makes without arguments and fills: a class, or the builder of it. */
record JacksonFilled(TypeElement type, String setterPrefix) {

  /** Where the annotations of databind are, with its dot. */
  static final String DATABIND = "com.fasterxml.jackson.databind.annotation.";

  static final String DESERIALIZE = DATABIND + "JsonDeserialize";
  private static final String BUILDER = DATABIND + "JsonPOJOBuilder";
  private static final String READ_AS = JacksonAnnotations.PACKAGE + "JsonDeserializeAs";

  /** What annotations name for no class. */
  private static final Set<String> NONE = Set.of("java.lang.Object", "java.lang.Void");

  /** Returns null if it is not known what a class is made by. */
  static @Nullable JacksonFilled of(TypeElement type, JacksonAnnotations annotations) {
    if (isByOwnCode(type, annotations)) {
      return null;
    }
    TypeElement builder = builder(type, annotations);
    JacksonFilled filled =
        builder == null
            ? new JacksonFilled(type, "set")
            : new JacksonFilled(builder, setterPrefix(builder, "with", annotations));
    return isMadeEmpty(filled.type()) ? filled : null;
  }

  /** Returns the builder by which an annotation has a class read; null if none does. */
  static @Nullable TypeElement builder(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse told = annotations.find(DESERIALIZE, type);
    return told == null ? null : named(told, "builder");
  }

  /** Returns what the names of a builder's setters begin with. */
  static String setterPrefix(
      TypeElement builder, String byDefault, JacksonAnnotations annotations) {
    AnnotationUse use = annotations.find(BUILDER, builder);
    return use == null ? byDefault : use.string("withPrefix");
  }

  /** Returns whether annotations of a class have more done than fill it. */
  static boolean isByOwnCode(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse told = annotations.find(DESERIALIZE, type);
    return told != null && !isInert(told.mirror());
  }

  /** Names of other members are for writing, and builders are looked at by their properties. */
  static boolean isInert(AnnotationMirror mirror) {
    String name = JacksonAnnotations.name(mirror);
    return name.equals(JacksonAnnotations.PROPERTY)
        || name.equals(BUILDER)
        || name.equals(READ_AS)
        || (name.equals(DESERIALIZE)
            && mirror.getElementValues().keySet().stream()
                .map(member -> member.getSimpleName().toString())
                .allMatch(each -> each.equals("builder") || each.equals("as")));
  }

  /** Returns the other class of which one is read; null if there is none. */
  static @Nullable TypeElement readAs(TypeElement type, JacksonAnnotations annotations) {
    AnnotationUse told = annotations.find(DESERIALIZE, type);
    AnnotationUse alone = annotations.find(READ_AS, type);
    TypeElement other = told == null ? null : named(told, "as");
    if (other == null && alone != null) {
      other = named(alone, "value");
    }
    return other == null || other.equals(type) ? null : other;
  }

  /** Returns the class that an annotation names; null if it names none, or an array. */
  private static @Nullable TypeElement named(AnnotationUse use, String member) {
    TypeMirror type = use.type(member);
    return type.getKind() != TypeKind.DECLARED || NONE.contains(TypeText.qualifiedName(type))
        ? null
        : MoreTypes.asTypeElement(type);
  }

  /** Returns whether Jackson makes a class by a constructor without parameters. */
  private static boolean isMadeEmpty(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> constructor.getParameters().isEmpty());
  }
}
