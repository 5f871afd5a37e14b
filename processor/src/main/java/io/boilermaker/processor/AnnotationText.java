package io.boilermaker.processor;

import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** The text of an annotation in the manifest. Compilers have other texts, each its own. */
final class AnnotationText extends SimpleAnnotationValueVisitor14<String, Void> {

  /**
   * Annotations by which a type is not read otherwise; more names and kinds are looked at
   * elsewhere.
   */
  private static final Set<String> HARMLESS =
      Stream.of(
              "JsonAlias",
              "JsonAnyGetter",
              "JsonAnySetter",
              "JsonClassDescription",
              "JsonEnumDefaultValue",
              "JsonInclude",
              "JsonPropertyDescription",
              "JsonPropertyOrder",
              "JsonRootName",
              "JsonSubTypes",
              "JsonTypeName",
              "JsonView")
          .map(JacksonAnnotations.PACKAGE::concat)
          .collect(Collectors.toSet());

  private static final AnnotationText INSTANCE = new AnnotationText();

  private AnnotationText() {}

  /**
   * Returns those that may change how a type is read, each once: an annotation of a component
   * stands on all its parts.
   */
  static List<String> thatMatter(Collection<AnnotationMirror> mirrors) {
    return mirrors.stream()
        .filter(mirror -> !HARMLESS.contains(JacksonAnnotations.name(mirror)))
        .map(AnnotationText::of)
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the simple name and the members that are written, in the order of their names. */
  static String of(AnnotationMirror mirror) {
    return mirror.getElementValues().entrySet().stream()
        .map(each -> " " + each.getKey().getSimpleName() + "=" + of(each.getValue()))
        .sorted()
        .collect(
            Collectors.joining(
                "", "@" + mirror.getAnnotationType().asElement().getSimpleName(), ""));
  }

  private static String of(AnnotationValue value) {
    return value.accept(INSTANCE, null);
  }

  @Override
  protected String defaultAction(Object value, Void nothing) {
    return String.valueOf(value);
  }

  @Override
  public String visitString(String text, Void nothing) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String visitType(TypeMirror type, Void nothing) {
    return TypeName.get(type).toString();
  }

  @Override
  public String visitEnumConstant(VariableElement constant, Void nothing) {
    return constant.getSimpleName().toString();
  }

  @Override
  public String visitAnnotation(AnnotationMirror annotation, Void nothing) {
    return of(annotation);
  }

  @Override
  public String visitArray(List<? extends AnnotationValue> values, Void nothing) {
    return values.stream().map(AnnotationText::of).collect(Collectors.joining(" ", "[", "]"));
  }
}
