package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import io.boilermaker.manifest.WireType;

/**
 * How values of a type travel.
 *
 * @param codec the expression of the codec
 * @param type what the manifest says of it
 */
record JsonForm(CodeBlock codec, WireType type) {

  /** Of a type that has none, which is reported. */
  static final JsonForm WRONG = new JsonForm(CodeBlock.of(""), WireType.of("wrong"));

  /** The same values by another codec. */
  JsonForm withCodec(CodeBlock other) {
    return new JsonForm(other, type);
  }
}
