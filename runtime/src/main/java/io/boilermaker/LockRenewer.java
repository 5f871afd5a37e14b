package io.boilermaker;

import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages locked while their tasks run: renews each lock when half of its time has passed,
 * from a thread of its own. Thread safe.
 */
final class LockRenewer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LockRenewer.class);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  /** Half of a common lock duration: renewing more often than needed costs little. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final Duration LOOK = SHORTEST_WAIT.dividedBy(2);

  private final LogLimit limit;
  private final Duration maxRenewal;
  private final TimeSource time;
  private final WorkerMetrics metrics;
  private final LockDurationEstimate lockDuration = new LockDurationEstimate();

  /** One timer looks at all of them: most end long before they are due. */
  private final Set<Renewal> renewals = ConcurrentHashMap.newKeySet();

  private final ScheduledThreadPoolExecutor timer;

  LockRenewer(Duration maxRenewal, TimeSource time, WorkerMetrics metrics) {
    this.maxRenewal = maxRenewal;
    this.time = time;
    this.limit = new LogLimit(log, time.ticker());
    this.metrics = metrics;
    this.timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("boilermaker-locks"));
    var unused =
        timer.scheduleWithFixedDelay(
            this::renewAllDue, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renewAllDue() {
    for (Renewal renewal : renewals) {
      try {
        renewal.renewIfDue();
      } catch (RuntimeException e) {
        // Else the timer would end, and with it all renewals.
        log.error("A lock could not be renewed", e);
      }
    }
  }

  /** Starts renewing; closing what is returned ends it. */
  Renewal start(Delivery delivery) {
    lockDuration.observe(delivery.message());
    var renewal = new Renewal(delivery);
    renewals.add(renewal);
    return renewal;
  }

  /**
   * Makes sure of the lock of a message that may have waited in the SDK's buffer: renews it if half
   * of its time is over.
   *
   * @return false if it is lost
   */
  CompletableFuture<Boolean> secure(Delivery delivery) {
    lockDuration.observe(delivery.message());
    Duration left = Duration.between(time.now(), delivery.message().getLockedUntil().toInstant());
    if (left.compareTo(lockDuration.atMost().dividedBy(2)) > 0) {
      return CompletableFuture.completedFuture(true);
    }
    return delivery.renewLock().handle((until, error) -> error == null);
  }

  /** Ends all renewals. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** The renewal of one message's lock. Times that pass are measured by a monotonic clock. */
  final class Renewal implements AutoCloseable {
    private final Delivery delivery;
    private final long start = time.nanos();
    private long lockedAt = start;
    private long dueAt;
    private boolean asking;
    private boolean closed;

    private Renewal(Delivery delivery) {
      this.delivery = delivery;
      dueAfter(delivery.message().getLockedUntil().toInstant());
    }

    /** The local clock may only shorten the wait: it may differ from the service's. */
    private void dueAfter(Instant lockEnd) {
      Duration byClock = Duration.between(time.now(), lockEnd);
      dueIn(clamp(shorter(byClock, lockDuration.atMost()).dividedBy(2)));
    }

    private void dueIn(Duration wait) {
      dueAt = time.nanos() + wait.toNanos();
    }

    private void renewIfDue() {
      long now = time.nanos();
      synchronized (this) {
        boolean withinLimit = now - start < maxRenewal.toNanos();
        if (closed || asking || !withinLimit || now - dueAt < 0) {
          return;
        }
        asking = true;
      }
      var unused =
          delivery
              .renewLock()
              .whenComplete(
                  (until, error) -> {
                    if (error == null) {
                      renewed(now, until.toInstant());
                    } else {
                      failed(error);
                    }
                  });
    }

    private synchronized void renewed(long asked, Instant lockEnd) {
      asking = false;
      lockedAt = asked;
      metrics.contact();
      metrics.count(WorkerMetrics.Event.LOCK_RENEWED);
      dueAfter(lockEnd);
    }

    private synchronized void failed(Throwable error) {
      if (closed) {
        return;
      }
      if (time.since(lockedAt).compareTo(lockDuration.atMost()) > 0) {
        delivery.loseLock();
      }
      if (delivery.isLockLost()) {
        limit.write(
            () ->
                log.warn(
                    "Lock lost while the task runs, sequence_number={}",
                    delivery.sequenceNumber()));
      } else {
        log.debug("Lock not renewed, tried again", error);
        asking = false;
        dueIn(SHORTEST_WAIT);
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
      }
      renewals.remove(this);
    }
  }

  private static Duration clamp(Duration wait) {
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : shorter(wait, LONGEST_WAIT);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
