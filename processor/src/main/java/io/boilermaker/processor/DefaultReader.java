package io.boilermaker.processor;

import static io.boilermaker.processor.TypeText.quoted;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Turns the texts of {@code @Default} into expressions of the parameters' types. */
final class DefaultReader {

  /** A constant has at most 65,535 bytes; in the manifest the argument's type goes before. */
  private static final int LONGEST = 60_000;

  private final Accessibility accessibility;
  private final Report report;

  DefaultReader(Accessibility accessibility, Report report) {
    this.accessibility = accessibility;
    this.report = report;
  }

  /**
   * Makes the expression of a default. It is valid only if the text was readable.
   *
   * @param wireName the argument's name in messages, which the manifest has on the same line
   */
  CodeBlock read(VariableElement argument, String wireName, AnnotationUse annotation) {
    String text = annotation.string("value");
    if (!TextLiteral.isUnicode(text)) {
      return wrong(
          ErrorCode.NAME_WITHOUT_JSON,
          annotation,
          "the default for " + quoted(argument) + " is not");
    }
    if (TextLiteral.bytes(text) + TextLiteral.bytes(wireName) > LONGEST) {
      String size = " takes more than " + LONGEST + " bytes of a class file";
      return wrong(
          ErrorCode.DEFAULT_UNREADABLE, annotation, "the default for " + quoted(argument) + size);
    }
    CodeBlock value = expression(argument.asType(), text);
    if (value == null) {
      String type = quoted(argument) + " of type " + TypeText.of(argument);
      return wrong(
          ErrorCode.DEFAULT_UNREADABLE, annotation, "\"" + text + "\" is no default for " + type);
    }
    return value;
  }

  private CodeBlock wrong(ErrorCode code, AnnotationUse annotation, String detail) {
    report.add(code, annotation, "value", detail);
    return CodeBlock.of("");
  }

  private @Nullable CodeBlock expression(TypeMirror type, String text) {
    if (type.getKind() == TypeKind.ARRAY) {
      return array(type, text);
    }
    if (type.getKind().isPrimitive()) {
      return PrimitiveText.expression(type.getKind(), text);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    TypeElement element = MoreTypes.asTypeElement(type);
    if (element.getKind() == ElementKind.ENUM) {
      return constant(element, text);
    }
    String name = element.getQualifiedName().toString();
    TypeName plain = ClassName.get(element);
    if (plain.isBoxedPrimitive()) {
      return PrimitiveText.expression(kind(plain.unbox()), text);
    }
    return ValueText.expression(name, text);
  }

  private static TypeKind kind(TypeName primitive) {
    return TypeKind.valueOf(primitive.toString().toUpperCase(java.util.Locale.ROOT));
  }

  /** Makes an empty array: all calls would share any other, and one could change it. */
  private static @Nullable CodeBlock array(TypeMirror type, String text) {
    TypeMirror component = MoreTypes.asArray(type).getComponentType();
    int dimensions = 0;
    while (component.getKind() == TypeKind.ARRAY) {
      component = MoreTypes.asArray(component).getComponentType();
      dimensions++;
    }
    boolean isBytes = component.getKind() == TypeKind.BYTE && dimensions == 0;
    boolean isEmpty = isBytes ? text.isEmpty() : text.equals("[]");
    boolean isGeneric =
        component.getKind() == TypeKind.DECLARED
            && !MoreTypes.asDeclared(component).getTypeArguments().isEmpty();
    return isEmpty && !isGeneric
        ? CodeBlock.of("new $T[0]$L", TypeName.get(component), "[]".repeat(dimensions))
        : null;
  }

  /** Returns a constant by its name; the name of a deprecated one would draw a warning. */
  private @Nullable CodeBlock constant(TypeElement type, String text) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT
          && member.getSimpleName().contentEquals(text)
          && accessibility.canName(member)) {
        boolean deprecated = AnnotationUse.find(member, Deprecated.class) != null;
        return deprecated
            ? CodeBlock.of("$T.valueOf($L)", ClassName.get(type), TextLiteral.of(text))
            : CodeBlock.of("$T.$N", ClassName.get(type), text);
      }
    }
    return null;
  }
}
