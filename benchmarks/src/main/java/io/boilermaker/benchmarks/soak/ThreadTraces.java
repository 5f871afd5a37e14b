package io.boilermaker.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a task changes on its thread, and the next one must not find there. */
final class ThreadTraces {

  private static final String KEY = "soak-tenant";
  private static final String NAME = "left-by-a-task";

  private ThreadTraces() {}

  /** Changes whatever a task can change on its thread. */
  @SuppressWarnings("ThreadPriorityCheck") // looked for, not relied on
  static void leave() {
    Thread thread = Thread.currentThread();
    thread.setName(NAME);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null);
    MDC.put(KEY, "A");
    thread.interrupt();
  }

  /** Names what is found of another task, each in one word. */
  static List<String> found() {
    List<String> found = new ArrayList<>();
    Thread thread = Thread.currentThread();
    addIf(found, thread.getName().equals(NAME), "name");
    addIf(found, thread.getPriority() == Thread.MIN_PRIORITY, "priority");
    addIf(found, isNull(thread.getContextClassLoader()), "loader");
    addIf(found, MDC.get(KEY) != null, "log-context");
    addIf(found, thread.isInterrupted(), "interrupt");
    return found;
  }

  private static boolean isNull(@Nullable Object object) {
    return object == null;
  }

  private static void addIf(List<String> found, boolean isThere, String what) {
    if (isThere) {
      found.add(what);
    }
  }
}
