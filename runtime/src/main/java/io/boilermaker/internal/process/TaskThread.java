package io.boilermaker.internal.process;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A thread of a pool for tasks. An interrupt of a task's helper may come when the task has ended:
 * it must not meet the worker's own code, since the SDK gives up its connection on a thread that is
 * interrupted. So only the task's code can be interrupted, and a thread that is idle.
 */
public final class TaskThread extends Thread {

  private final Object lock = new Object();
  private boolean isShielded;

  private TaskThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
  }

  /** Names the threads of a pool; none of them keeps the JVM alive. */
  static ThreadFactory named(String prefix) {
    var count = new AtomicInteger();
    return task -> new TaskThread(task, prefix + "-" + count.incrementAndGet());
  }

  /** Tells whether the current thread is one, so that it can be shielded. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof TaskThread;
  }

  /** Runs something on the current thread, which cannot be interrupted meanwhile if it is one. */
  public static void shielded(Runnable action) {
    boolean before = shieldCurrent(true);
    try {
      action.run();
    } finally {
      shieldCurrent(before);
    }
  }

  /** Runs code of the user's within what is shielded: an interrupt reaches it, and none is left. */
  public static <T> T exposed(Supplier<T> action) {
    boolean before = shieldCurrent(false);
    try {
      return action.get();
    } finally {
      shieldCurrent(before);
      var unused = Thread.interrupted();
    }
  }

  /**
   * Decides whether the current thread is shielded, if it is one.
   *
   * @return whether it was before
   */
  static boolean shieldCurrent(boolean value) {
    if (!(Thread.currentThread() instanceof TaskThread thread)) {
      return false;
    }
    synchronized (thread.lock) {
      boolean before = thread.isShielded;
      thread.isShielded = value;
      return before;
    }
  }

  @Override
  public void interrupt() {
    synchronized (lock) {
      if (!isShielded) {
        super.interrupt();
      }
    }
  }
}
