package io.boilermaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages locked while their tasks run: renews each lock when half of its time has passed,
 * from a thread of its own. Thread safe.
 */
final class LockRenewer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LockRenewer.class);

  // Bounds for what a clock that differs from the service's makes of a lock's remaining time.
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Duration maxRenewal;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;

  LockRenewer(Duration maxRenewal, Clock clock) {
    this.maxRenewal = maxRenewal;
    this.clock = clock;
    this.timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("boilermaker-locks"));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Starts renewing; closing what is returned ends it. */
  Renewal start(Delivery delivery) {
    var renewal = new Renewal(delivery);
    renewal.scheduleFor(delivery.message().getLockedUntil().toInstant());
    return renewal;
  }

  /** Ends all renewals. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** The renewal of one message's lock. */
  final class Renewal implements AutoCloseable {
    private final Delivery delivery;
    private final long start = System.nanoTime();
    private @Nullable Future<?> next;
    private boolean closed;

    private Renewal(Delivery delivery) {
      this.delivery = delivery;
    }

    private synchronized void scheduleFor(Instant lockEnd) {
      Duration remaining = Duration.between(clock.instant(), lockEnd);
      schedule(clamp(remaining.dividedBy(2)));
    }

    private synchronized void schedule(Duration wait) {
      boolean withinLimit = System.nanoTime() - start < maxRenewal.toNanos();
      if (!closed && withinLimit && !timer.isShutdown()) {
        ScheduledFuture<?> scheduled =
            timer.schedule(this::renew, wait.toMillis(), TimeUnit.MILLISECONDS);
        next = scheduled;
      }
    }

    private void renew() {
      var unused =
          delivery
              .renewLock()
              .whenComplete(
                  (until, error) -> {
                    if (error == null) {
                      scheduleFor(until.toInstant());
                    } else {
                      failed(error);
                    }
                  });
    }

    private synchronized void failed(Throwable error) {
      if (closed) {
        return;
      }
      if (delivery.isLockLost()) {
        log.warn("Lock lost while the task runs, sequence_number={}", delivery.sequenceNumber());
      } else {
        log.debug("Lock not renewed, tried again", error);
        schedule(SHORTEST_WAIT);
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      if (next != null) {
        next.cancel(false);
      }
    }
  }

  private static Duration clamp(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
