package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.Continuations;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts publications that were accepted and have not ended. Without a lock until somebody waits: a
 * publication ends on the connection's thread while its caller begins the next. Thread safe.
 */
public final class PendingPublications {

  private final Ticker ticker;
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean isAwaited;

  public PendingPublications(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Counts a publication until it has ended.
   *
   * @return what is given
   */
  public <T> CompletableFuture<T> count(CompletableFuture<T> publication) {
    begin();
    var unused = publication.whenComplete((published, error) -> end());
    return publication;
  }

  /**
   * Hands a publication to a user, whose continuations may block, so that they must not run on the
   * thread of the connection. Those that hang on it when it ends count as its part.
   */
  public <T> CompletableFuture<T> handed(CompletableFuture<T> publication) {
    if (publication.isDone()) {
      return publication;
    }
    begin();
    var handed = new CompletableFuture<T>();
    var unused =
        publication.whenCompleteAsync(
            (published, error) -> {
              try {
                if (error == null) {
                  handed.complete(published);
                } else {
                  handed.completeExceptionally(error);
                }
              } finally {
                end();
              }
            },
            Continuations.executor());
    return handed;
  }

  private void begin() {
    count.incrementAndGet();
  }

  private void end() {
    if (count.decrementAndGet() == 0 && isAwaited) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Waits until there is none, as long as the limit allows. */
  public synchronized void await(Duration limit) {
    long end = ticker.nanos() + limit.toNanos();
    isAwaited = true;
    try {
      for (long left = limit.toNanos(); count.get() > 0 && left > 0; left = end - ticker.nanos()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
