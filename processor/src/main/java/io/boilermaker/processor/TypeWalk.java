package io.boilermaker.processor;

import static io.boilermaker.processor.HolderValidator.quoted;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Finds the codec of each argument's type, by walking down to its leaves. */
final class TypeWalk {

  private static final Map<TypeName, String> PRIMITIVES =
      Map.of(
          TypeName.BOOLEAN, "BOOLEAN",
          TypeName.BYTE, "BYTE",
          TypeName.SHORT, "SHORT",
          TypeName.INT, "INT",
          TypeName.LONG, "LONG",
          TypeName.FLOAT, "FLOAT",
          TypeName.DOUBLE, "DOUBLE",
          TypeName.CHAR, "CHAR");

  private static final Map<String, String> VALUES = Map.of("java.lang.String", "STRING");

  private final Report report;

  TypeWalk(Environment environment, TypeElement holder, ClassName codecs, Report report) {
    this.report = report;
  }

  /** The expression of an argument's codec; of no use if the report is not clean. */
  CodeBlock codec(VariableElement argument) {
    TypeName type = TypeName.get(argument.asType());
    if (PRIMITIVES.containsKey(type)) {
      return CodeBlock.of("$T.$N", RuntimeTypes.CODECS, PRIMITIVES.get(type));
    }
    if (type.isBoxedPrimitive()) {
      String constant = PRIMITIVES.get(type.unbox());
      return CodeBlock.of("$1T.nullable($1T.$2N)", RuntimeTypes.CODECS, constant);
    }
    String constant = VALUES.get(TypeText.qualifiedName(argument.asType()));
    if (constant != null) {
      return CodeBlock.of("$T.$N", RuntimeTypes.CODECS, constant);
    }
    report.add(
        Mistake.TYPE_NOT_SERIALIZABLE,
        argument,
        quoted(argument) + " is of type " + TypeText.of(argument));
    return CodeBlock.of("");
  }

  /** Whether a type is a plain value, which no application state is. */
  static boolean isValue(TypeMirror type) {
    TypeName name = TypeName.get(type);
    return name.isBoxedPrimitive() || VALUES.containsKey(TypeText.qualifiedName(type));
  }

  /** The codecs to generate. */
  List<CodecModel> codecs() {
    return List.of();
  }

  /** The warnings that the generated codecs draw. */
  Warnings warnings() {
    return Warnings.NONE;
  }

  /** The warnings that using the codecs of these arguments draws. */
  Warnings signatureWarnings(List<VariableElement> arguments) {
    return Warnings.NONE;
  }
}
