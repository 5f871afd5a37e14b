package io.boilermaker.internal.process;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks by an executor of the user's, each once, and never on the thread that calls it, on
 * which the connection depends: an executor may do so always, or when all its threads are busy.
 *
 * @param executor the user's
 * @param ownThreads runs what the executor would run on the thread that calls it
 */
public record ElsewhereExecutor(Executor executor, Executor ownThreads) implements Executor {

  @Override
  public void execute(Runnable task) {
    Thread caller = Thread.currentThread();
    // Read and written by the caller alone, which may be one of the executor's own threads.
    boolean[] isCalling = {true};
    var begun = new AtomicBoolean();
    executor.execute(
        () -> {
          if (!begun.compareAndSet(false, true)) {
            return;
          }
          if (Thread.currentThread() == caller && isCalling[0]) {
            ownThreads.execute(() -> TaskThread.shielded(task));
          } else {
            TaskThread.shielded(task);
          }
        });
    isCalling[0] = false;
  }
}
