package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * A generated codec.
 *
 * @param constant the constant that holds it
 * @param type the type of its values
 * @param value the expression that makes it
 */
record CodecModel(String constant, TypeName type, CodeBlock value) {}
