package io.boilermaker.internal.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The threads that tasks run on where the user gives none: one for each task at a time. */
public final class TaskExecutor {

  private TaskExecutor() {}

  /** Virtual threads where the JVM has them (from 21 on), else a pool of {@code concurrency}. */
  public static ExecutorService create(int concurrency) {
    ExecutorService virtual = virtualThreads();
    return virtual == null
        ? Executors.newFixedThreadPool(concurrency, TaskThread.named("boilermaker-task"))
        : virtual;
  }

  /** Creates an executor with a virtual thread for each task; null if the JVM has none. */
  static @Nullable ExecutorService virtualThreads() {
    try {
      // Compiled for Java 17, which does not have the method.
      MethodHandle perTask =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) perTask.invokeExact();
    } catch (ReflectiveOperationException e) {
      return null;
    } catch (Throwable t) {
      throw new IllegalStateException("virtual threads cannot be started", t);
    }
  }
}
