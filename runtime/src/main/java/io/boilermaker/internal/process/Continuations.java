package io.boilermaker.internal.process;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The threads on which futures given to users are completed, so that what users hang on them never
 * holds a thread of the SDK, on which the whole connection depends. Shared by all applications of
 * the JVM; daemons that end when idle.
 */
public final class Continuations {

  /** What blocks in {@code join}, such as a publication, makes room for another thread. */
  private static final int PARALLELISM = 16;

  private static final Executor EXECUTOR = create();

  private Continuations() {}

  private static Executor create() {
    Executor virtual = TaskExecutor.virtualThreads();
    return virtual == null
        ? new ForkJoinPool(PARALLELISM, Continuations::thread, null, /* asyncMode= */ true)
        : virtual;
  }

  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("boilermaker-continuation-" + thread.getPoolIndex());
    thread.setContextClassLoader(Continuations.class.getClassLoader());
    return thread;
  }

  /** Returns the executor of those threads. */
  public static Executor executor() {
    return EXECUTOR;
  }

  /** Tells whether the caller is called back by a future, on whichever thread. */
  public static boolean isCurrent() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getClassName().startsWith("java.util.concurrent.CompletableFuture")
                            || frame.getClassName().startsWith("reactor.core.publisher.")));
  }
}
