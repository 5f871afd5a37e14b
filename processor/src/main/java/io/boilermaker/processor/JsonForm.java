package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
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

  /** Returns the form of a type that the application's mapper reads and writes. */
  static JsonForm databind(TypeName type) {
    CodeBlock codec =
        CodeBlock.of(
            "$T.databind(new $T<$T>() {})", RuntimeTypes.CODECS, RuntimeTypes.TYPE_REFERENCE, type);
    return new JsonForm(codec, WireType.of("jackson", wireType(type)));
  }

  /** Returns a type of the user as the manifest names it: as in Java, but without spaces. */
  static WireType wireType(TypeName type) {
    return WireType.parse(type.toString().replace(" ", ""));
  }

  /** Returns the same values by another codec. */
  JsonForm withCodec(CodeBlock other) {
    return new JsonForm(other, type);
  }
}
