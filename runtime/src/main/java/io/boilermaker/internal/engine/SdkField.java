package io.boilermaker.internal.engine;

import com.azure.core.amqp.AmqpConnection;
import java.lang.reflect.Field;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Reads private fields of the SDK, for what it has no public way; see decision 19. */
public final class SdkField {

  private SdkField() {}

  /**
   * Reads a field that the class of an object declares.
   *
   * @throws ReflectiveOperationException if the SDK has changed
   * @throws RuntimeException if the module system forbids it
   */
  public static Object read(Object owner, String name) throws ReflectiveOperationException {
    return read(owner, owner.getClass().getDeclaredField(name));
  }

  /**
   * Reads a field that a superclass declares.
   *
   * @throws IllegalStateException if the SDK has changed
   * @throws RuntimeException if the module system forbids it
   */
  public static Object read(Object owner, Class<?> declaring, String name) {
    try {
      return read(owner, declaring.getDeclaredField(name));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK has changed", e);
    }
  }

  /** Returns the connection of a sender or receiver, which fails if the SDK has changed. */
  public static Mono<AmqpConnection> connection(Object client) {
    try {
      return ((Mono<?>) read(client, "connectionProcessor")).cast(AmqpConnection.class);
    } catch (ReflectiveOperationException e) {
      return Mono.error(e);
    }
  }

  /** Reads a field, also one of a superclass. */
  public static Object read(Object owner, Field field) throws ReflectiveOperationException {
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), field::toString);
  }
}
