package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a task.
 *
 * @param name the name in generated Java
 * @param wireName the name in messages
 * @param constant the name of the constant that describes it
 * @param type the declared type
 * @param codec the expression of its codec
 * @param defaultValue the expression of its default; null if it is required
 */
record ArgumentModel(
    String name,
    String wireName,
    String constant,
    TypeName type,
    CodeBlock codec,
    @Nullable CodeBlock defaultValue) {

  boolean isRequired() {
    return defaultValue == null;
  }
}
