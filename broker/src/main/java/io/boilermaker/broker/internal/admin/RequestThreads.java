package io.boilermaker.broker.internal.admin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read and answer requests of administration. A client occupies one from its first
 * byte on, however slowly the others follow. So a request has a limited time, and the oldest is cut
 * off for a new one when there are too many: that of a client which sends without pause takes
 * milliseconds.
 */
final class RequestThreads implements Executor {

  /** A request that is read or answered; interrupting its thread closes its connection. */
  private record Running(Thread thread, CompletableFuture<Boolean> end) {

    /** Nothing else stops a thread that reads from a socket of the JDK's server. */
    @SuppressWarnings("Interruption")
    void cutOff() {
      thread.interrupt();
    }
  }

  private final int most;
  private final Duration longest;
  private final ExecutorService threads;
  private final ArrayDeque<Running> running = new ArrayDeque<>();

  /**
   * Creates no thread yet.
   *
   * @param most the most requests at the same time
   * @param longest the longest time of one
   */
  RequestThreads(int most, Duration longest, ThreadFactory factory) {
    this.most = most;
    this.longest = longest;
    this.threads = Executors.newCachedThreadPool(factory);
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(() -> run(request));
  }

  private void run(Runnable request) {
    Running own = new Running(Thread.currentThread(), new CompletableFuture<>());
    begin(own);
    try {
      request.run();
    } finally {
      end(own);
    }
  }

  private void begin(Running own) {
    synchronized (running) {
      running.add(own);
      if (running.size() > most) {
        running.remove().cutOff();
      }
    }
    CompletableFuture<Boolean> ignored =
        own.end()
            .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((ended, late) -> cutOffIf(late != null, own));
  }

  private void cutOffIf(boolean late, Running request) {
    synchronized (running) {
      if (late && running.remove(request)) {
        request.cutOff();
      }
    }
  }

  /** From here on nobody interrupts the thread, which is used again. */
  private void end(Running own) {
    synchronized (running) {
      running.remove(own);
      boolean ignored = Thread.interrupted();
    }
    own.end().complete(true);
  }

  /** Returns how many requests are being read or answered. */
  int running() {
    synchronized (running) {
      return running.size();
    }
  }

  /** Ends all requests; returns false if one does not end in that time. */
  boolean close(Duration patience) throws InterruptedException {
    threads.shutdownNow();
    return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
