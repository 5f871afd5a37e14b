package io.boilermaker;

import io.boilermaker.internal.process.ProgramEnd;
import org.jspecify.annotations.Nullable;

/**
 * The application that the static methods of stubs publish through: the one that was set, or else
 * one that only publishes, made from the environment. Nobody closes that one, so it closes itself
 * when the program has nothing left to do, and so lets the JVM end. Thread safe.
 */
final class DefaultApplication {

  private static @Nullable Boilermaker<?> current;

  /** Closes the application that was made here; null if it was set. */
  private static @Nullable ProgramEnd end;

  private DefaultApplication() {}

  static synchronized void set(Boilermaker<?> app) {
    if (current != app) {
      current = app;
      end = null;
    }
  }

  /**
   * Returns the application; makes one if none is set.
   *
   * @throws IllegalStateException if the environment does not say where the queue is
   */
  static synchronized Boilermaker<?> get() {
    Boilermaker<?> app = current;
    if (app == null) {
      app = Boilermaker.builder(new Object()).config(BoilermakerConfig.fromEnvironment()).build();
      current = app;
      end = ProgramEnd.install(app::closeWhenPublished, app::close);
    }
    return app;
  }

  /** Forgets an application that is closed. */
  static synchronized void remove(Boilermaker<?> app) {
    if (current == app) {
      current = null;
      if (end != null) {
        end.cancel();
        end = null;
      }
    }
  }
}
