package io.boilermaker.internal.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task may change on the thread that runs it and must not leave to the next one: the log
 * context, the context class loader, name, priority and the interrupt flag.
 */
public record ThreadState(
    Thread thread,
    String name,
    int priority,
    @Nullable ClassLoader loader,
    @Nullable Map<String, String> logContext,
    boolean wasShielded) {

  /** Notes the state of the current thread, and lets interrupts through for the task. */
  public static ThreadState save() {
    Thread thread = Thread.currentThread();
    return new ThreadState(
        thread,
        thread.getName(),
        thread.getPriority(),
        thread.getContextClassLoader(),
        LogContext.copy(),
        TaskThread.shieldCurrent(false));
  }

  /** Restores it, on the same thread, and clears the interrupt flag. */
  @SuppressWarnings("ThreadPriorityCheck") // restored, not relied on
  public void restore() {
    boolean unused = TaskThread.shieldCurrent(wasShielded);
    unused = Thread.interrupted();
    if (!thread.getName().equals(name)) {
      thread.setName(name);
    }
    if (thread.getPriority() != priority) {
      thread.setPriority(priority);
    }
    if (thread.getContextClassLoader() != loader) {
      thread.setContextClassLoader(loader);
    }
    LogContext.set(logContext);
  }
}
