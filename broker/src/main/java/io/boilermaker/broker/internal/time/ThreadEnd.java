package io.boilermaker.broker.internal.time;

/** Waits for threads to end that were asked to. */
public final class ThreadEnd {

  private ThreadEnd() {}

  /**
   * Returns when the thread has ended, even if the caller is interrupted; the caller's interrupt
   * status is kept.
   */
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
