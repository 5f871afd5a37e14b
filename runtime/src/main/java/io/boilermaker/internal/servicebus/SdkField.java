package io.boilermaker.internal.servicebus;

import java.lang.reflect.Field;
import java.util.Objects;

/** Reads private fields of the SDK, for what it has no public way; see decision 19. */
final class SdkField {

  private SdkField() {}

  /**
   * Reads a field that the class of an object declares.
   *
   * @throws ReflectiveOperationException if the SDK has changed
   * @throws RuntimeException if the module system forbids it
   */
  static Object read(Object owner, String name) throws ReflectiveOperationException {
    return read(owner, owner.getClass().getDeclaredField(name));
  }

  /** Reads a field, also one of a superclass. */
  static Object read(Object owner, Field field) throws ReflectiveOperationException {
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), field::toString);
  }
}
