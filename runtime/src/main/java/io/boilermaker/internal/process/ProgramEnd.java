package io.boilermaker.internal.process;

import java.util.Arrays;
import java.util.List;

/**
 * The end of a program that has nothing left to do: its last thread that is no daemon has ended,
 * but for those of the Azure SDK, which would keep the JVM alive. Or it ends by a signal or {@link
 * System#exit}.
 */
public final class ProgramEnd {

  /** The SDK's connections have one each. */
  private static final String CONNECTION_THREAD = "reactor-executor-";

  /** The JVM's own, once main has returned. */
  private static final String JVM_THREAD = "DestroyJavaVM";

  /** How often connections of others are looked at, which end without a sign. */
  private static final long LOOK_MILLIS = 1_000;

  private final Thread watch;
  private final Thread hook;
  private boolean isAtEnd;

  private ProgramEnd(Runnable onEnd, Runnable onExit) {
    this.watch = new Thread(() -> watch(onEnd), "boilermaker-program-end");
    // The SDK has no thread while it waits to connect again, and the JVM must not end then.
    watch.setDaemon(false);
    this.hook = new Thread(onExit, "boilermaker-exit");
  }

  /**
   * Waits for the end, on a thread of its own.
   *
   * @param onEnd runs once nothing is left to do
   * @param onExit runs when the JVM is told to end, and holds it until it is done
   */
  public static ProgramEnd install(Runnable onEnd, Runnable onExit) {
    var end = new ProgramEnd(onEnd, onExit);
    try {
      Runtime.getRuntime().addShutdownHook(end.hook);
      end.watch.start();
    } catch (IllegalStateException e) {
      // The JVM is ending already.
    }
    return end;
  }

  /** Does nothing of that any more. */
  public void cancel() {
    interruptWatch();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already.
    }
  }

  /** Not in what it does at the end: that waits for what was accepted, and must go on to wait. */
  private synchronized void interruptWatch() {
    if (!isAtEnd) {
      watch.interrupt();
    }
  }

  /** Returns whether the end has come, and was not cancelled before. */
  private synchronized boolean begin() {
    isAtEnd = !Thread.interrupted();
    return isAtEnd;
  }

  private void watch(Runnable onEnd) {
    try {
      for (List<Thread> left = left(); !left.isEmpty(); left = left()) {
        Thread first = left.get(0);
        first.join(isOfConnection(first) ? LOOK_MILLIS : 0);
      }
      if (begin()) {
        onEnd.run();
      }
    } catch (InterruptedException e) {
      // Cancelled.
    }
  }

  /** Those that keep the program going: a second connection is not ours, and may be a worker's. */
  private static List<Thread> left() {
    List<Thread> live = live();
    List<Thread> users = live.stream().filter(thread -> !isOfConnection(thread)).toList();
    return users.isEmpty() && live.size() > 1 ? live : users;
  }

  private static List<Thread> live() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] all = new Thread[2 * root.activeCount() + 8];
    root.enumerate(all);
    return Arrays.stream(all)
        .filter(thread -> thread != null && thread != Thread.currentThread())
        .filter(thread -> !thread.isDaemon() && !thread.getName().equals(JVM_THREAD))
        .toList();
  }

  private static boolean isOfConnection(Thread thread) {
    return thread.getName().startsWith(CONNECTION_THREAD);
  }
}
