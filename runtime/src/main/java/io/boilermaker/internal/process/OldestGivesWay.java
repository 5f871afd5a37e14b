package io.boilermaker.internal.process;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A few threads for work that ends at once unless a client is slow. If more is to be done than
 * there are threads, the oldest is interrupted, so that no number of slow clients keeps others
 * waiting. Thread safe.
 */
public final class OldestGivesWay implements Executor, AutoCloseable {

  private final int most;
  private final ExecutorService threads;
  private final ArrayDeque<Thread> busy = new ArrayDeque<>();

  /**
   * Starts no thread yet.
   *
   * @param most how much is done at the same time; positive
   * @param prefix of the threads' names
   */
  public OldestGivesWay(int most, String prefix) {
    this.most = most;
    this.threads = Executors.newCachedThreadPool(DaemonThreads.named(prefix));
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> run(work));
  }

  /** Nothing but an interrupt stops a thread that reads from a socket of the JDK's server. */
  @SuppressWarnings("Interruption")
  private void run(Runnable work) {
    synchronized (busy) {
      busy.add(Thread.currentThread());
      if (busy.size() > most) {
        busy.remove().interrupt();
      }
    }
    try {
      work.run();
    } finally {
      synchronized (busy) {
        busy.remove(Thread.currentThread());
        // Nobody interrupts this thread any more, which is used again.
        boolean ignored = Thread.interrupted();
      }
    }
  }

  /** Interrupts what is being done. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
