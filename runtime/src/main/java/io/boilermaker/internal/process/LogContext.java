package io.boilermaker.internal.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The log context (MDC) of the current thread. It is kept by the user's logging back end, which may
 * throw: that costs what the log lines would have shown, and no task.
 */
public final class LogContext {

  private LogContext() {}

  /** Returns a copy; null if it is empty, or cannot be read. */
  public static @Nullable Map<String, String> copy() {
    try {
      return MDC.getCopyOfContextMap();
    } catch (Throwable t) {
      GuardedLogger.thrown(t);
      return null;
    }
  }

  /** Replaces it by a copy. */
  public static void set(@Nullable Map<String, String> copy) {
    guarded(
        () -> {
          if (copy == null) {
            MDC.clear();
          } else {
            MDC.setContextMap(copy);
          }
        });
  }

  /** Adds values. */
  public static void put(Map<String, String> values) {
    values.forEach((key, value) -> guarded(() -> MDC.put(key, value)));
  }

  /** Removes values. */
  public static void remove(Iterable<String> keys) {
    keys.forEach(key -> guarded(() -> MDC.remove(key)));
  }

  private static void guarded(Runnable change) {
    try {
      change.run();
    } catch (Throwable t) {
      GuardedLogger.thrown(t);
    }
  }
}
