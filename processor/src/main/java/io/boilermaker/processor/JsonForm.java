package io.boilermaker.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.boilermaker.manifest.WireType;

/**
 * The JSON form of a type's values.
 *
 * @param codec the expression of the codec
 * @param type what the manifest says of it
 */
record JsonForm(CodeBlock codec, WireType type) {

  /** The form of a type that has none, which is reported. */
  static final JsonForm WRONG = new JsonForm(CodeBlock.of(""), WireType.of("wrong"));

  private static final WireType ANY = WireType.of("java.lang.Object");

  /** Returns the form of a type that the application's mapper reads and writes. */
  static JsonForm databind(TypeName type) {
    CodeBlock codec =
        CodeBlock.of(
            "$T.databind(new $T<$T>() {})", RuntimeTypes.CODECS, RuntimeTypes.TYPE_REFERENCE, type);
    return new JsonForm(codec, jackson(wireType(type)));
  }

  /** Returns a type that only Jackson knows. */
  static WireType jackson(WireType type) {
    return WireType.of("jackson", type);
  }

  /**
   * Returns a type of the user as the manifest names it: as in Java, but without spaces, and with
   * the brackets of an array before the type arguments of its elements.
   */
  static WireType wireType(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      WireType component = wireType(array.componentType());
      return new WireType(component.name() + "[]", component.arguments(), false);
    }
    if (type instanceof ParameterizedTypeName generic) {
      return WireType.of(
          generic.rawType().toString(),
          generic.typeArguments().stream().map(JsonForm::wireType).toArray(WireType[]::new));
    }
    if (type instanceof WildcardTypeName wildcard) {
      boolean isLower = !wildcard.lowerBounds().isEmpty();
      WireType bound =
          wireType(isLower ? wildcard.lowerBounds().get(0) : wildcard.upperBounds().get(0));
      return !isLower && bound.equals(ANY)
          ? WireType.of("?")
          : new WireType(
              (isLower ? "?super" : "?extends") + bound.name(), bound.arguments(), false);
    }
    return WireType.of(type.toString());
  }

  /** Returns the same values by another codec. */
  JsonForm withCodec(CodeBlock other) {
    return new JsonForm(other, type);
  }
}
