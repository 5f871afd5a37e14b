package io.boilermaker.programs.model;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a task, after its state.
 *
 * @param defaultText the text of its {@code @Default}; null if it has none
 * @param wireName the text of its {@code @Wire}; null if it has none
 * @param isNullable whether JSpecify's {@code @Nullable} marks it, which changes nothing
 */
public record Parameter(
    String name,
    Shape shape,
    @Nullable String defaultText,
    @Nullable String wireName,
    boolean isNullable) {

  public Parameter(String name, Shape shape) {
    this(name, shape, null, null, false);
  }

  /** Returns the same with another shape, and without a default, which might not fit it. */
  public Parameter withShape(Shape other) {
    return new Parameter(name, other, null, wireName, isNullable);
  }

  /** Returns the same without annotations. */
  public Parameter plain() {
    return new Parameter(name, shape);
  }

  /** Returns its name in messages. */
  public String nameInMessages() {
    return wireName == null ? name : wireName;
  }
}
