package io.boilermaker.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a task.
 *
 * @param name the name in generated Java
 * @param wireName the name in messages
 * @param type the declared type
 * @param form how it travels
 * @param defaultValue the expression of its default; null if it is required
 * @param defaultText the text of {@code @Default}; null if it is required
 * @param isSensitive whether its values are not to be shown
 */
record ArgumentModel(
    String name,
    String wireName,
    TypeName type,
    JsonForm form,
    @Nullable CodeBlock defaultValue,
    @Nullable String defaultText,
    boolean isSensitive) {

  boolean isRequired() {
    return defaultValue == null;
  }
}
