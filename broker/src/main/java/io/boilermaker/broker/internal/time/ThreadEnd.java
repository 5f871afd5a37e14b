package io.boilermaker.broker.internal.time;

/** Waits for the end of threads that were told to end. */
public final class ThreadEnd {

  private ThreadEnd() {}

  /** Returns when the thread has ended, even if the caller is interrupted; it is then still so. */
  public static void await(Thread thread) {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
