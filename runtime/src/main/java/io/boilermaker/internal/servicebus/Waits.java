package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Schedulers;

/**
 * Waits that can be ended early, looked at a few times a second while there are any. Thread safe.
 */
final class Waits {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Set<Wait> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Ticker ticker;

  Waits(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Starts a wait. */
  Wait start(Duration time) {
    var wait = new Wait(ticker.nanos() + time.toNanos());
    open.add(wait);
    lookSoon();
    return wait;
  }

  private void lookSoon() {
    if (!open.isEmpty() && looking.compareAndSet(false, true)) {
      var unused =
          Schedulers.parallel().schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    for (Wait wait : open) {
      if (ticker.nanos() - wait.end >= 0) {
        wait.stop();
      }
    }
    looking.set(false);
    lookSoon();
  }

  /** A wait; its future is done when its time is over or it was stopped. */
  final class Wait {
    private final long end;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private Wait(long end) {
      this.end = end;
    }

    CompletableFuture<Void> over() {
      return over;
    }

    /** Ends it at once. */
    void stop() {
      open.remove(this);
      over.complete(null);
    }
  }
}
