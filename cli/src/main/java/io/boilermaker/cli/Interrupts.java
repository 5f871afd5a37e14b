package io.boilermaker.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C while another program has the terminal. It reaches both, and the other one may mean
 * something else by it: vi leaves its insert mode.
 *
 * <p>Java has no API for that but {@code sun.misc.Signal}, which the compiler warns of, and which
 * may be missing.
 */
final class Interrupts {

  private static final String NAME = "INT";

  private final @Nullable Object before;

  private Interrupts(@Nullable Object before) {
    this.before = before;
  }

  /** Ignores Ctrl-C from now on; does nothing where that cannot be done. */
  static Interrupts ignored() {
    try {
      // Not the ignoring handler of Java itself, which programs that are started inherit.
      Object nothing =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handlerType()},
              (proxy, method, arguments) -> null);
      return new Interrupts(handle(nothing));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new Interrupts(null);
    }
  }

  /** Lets Ctrl-C do what it did before. */
  void restore() {
    if (before != null) {
      try {
        handle(before);
      } catch (ReflectiveOperationException | RuntimeException e) {
        // It was possible before.
      }
    }
  }

  private static Class<?> handlerType() throws ClassNotFoundException {
    return Class.forName("sun.misc.SignalHandler");
  }

  /** Sets a handler and returns the one before. */
  private static @Nullable Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Method handle = signal.getMethod("handle", signal, handlerType());
    return handle.invoke(null, signal.getConstructor(String.class).newInstance(NAME), handler);
  }
}
