package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import io.boilermaker.manifest.TypeEntry.EnumEntry;
import io.boilermaker.processor.CodecModel.ExpressionModel;
import io.boilermaker.processor.NamedType.Kind;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the constants of enums, and makes their codecs. */
final class EnumShape {

  private EnumShape() {}

  /**
   * Returns the codec of an enum.
   *
   * @param text the method that gives the texts of constants; null if their names are
   */
  static ExpressionModel codec(NamedType type, ClassName name, @Nullable ExecutableElement text) {
    boolean isKey = type.kind() == Kind.KEY;
    ClassName factory = isKey ? RuntimeTypes.KEY_CODECS : RuntimeTypes.CODECS;
    ClassName codecType = isKey ? RuntimeTypes.KEY_CODEC : RuntimeTypes.CODEC;
    CodeBlock texts =
        text == null
            ? CodeBlock.of("")
            : CodeBlock.of(", constant -> constant.$N()", text.getSimpleName().toString());
    // Lambdas, since a method reference could mean another method of this name, too.
    return new ExpressionModel(
        type.place(),
        ParameterizedTypeName.get(codecType, name),
        CodeBlock.of("$1T.enumOf($2T.class, () -> $2T.values()$3L)", factory, name, texts));
  }

  /**
   * Returns what the manifest says of an enum.
   *
   * @param text as for {@link #codec}
   */
  static EnumEntry entry(TypeElement element, @Nullable ExecutableElement text) {
    List<String> names =
        element.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(member -> member.getSimpleName().toString())
            .toList();
    String method = text == null ? null : text.getSimpleName().toString();
    return new EnumEntry(ClassName.get(element).canonicalName(), method, names);
  }
}
