package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.DurationRange;
import io.boilermaker.internal.time.TimeSource;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * Keeps messages locked while their tasks run: renews each lock when half of its time has passed,
 * from a thread of its own. Thread safe.
 */
public final class LockRenewer implements AutoCloseable {

  private static final Logger log = GuardedLogger.of(LockRenewer.class);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  /** A third of a common lock duration: renewing more often than needed costs little. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** As long as the lock duration is not known: the shortest one lasts a second longer. */
  private static final Duration CAREFUL_WAIT = Duration.ofSeconds(4);

  private static final Duration LOOK = SHORTEST_WAIT.dividedBy(2);

  private final LogLimit limit;
  private final Duration maxRenewal;
  private final TimeSource time;
  private final WorkerMetrics metrics;
  private final ServiceClock clock;

  /** One timer looks at all of them: most end long before they are due. */
  private final Set<Renewal> renewals = ConcurrentHashMap.newKeySet();

  private final Timer timer;

  /**
   * Creates a renewer.
   *
   * @param clock knows how long locks last
   * @param timer looks at the locks, and is closed with this
   */
  public LockRenewer(
      Duration maxRenewal,
      TimeSource time,
      ServiceClock clock,
      WorkerMetrics metrics,
      Timer timer) {
    this.maxRenewal = maxRenewal;
    this.time = time;
    this.clock = clock;
    this.limit = new LogLimit(log, time.ticker());
    this.metrics = metrics;
    this.timer = timer;
    timer.every(LOOK, this::renewAllDue);
  }

  private void renewAllDue() {
    for (Renewal renewal : renewals) {
      try {
        renewal.renewIfDue();
      } catch (Throwable t) {
        // Errors too: else the timer would end, and with it all renewals.
        metrics.failed(t);
        log.error("A lock could not be renewed: {}", Thrown.text(t));
      }
    }
  }

  /** Starts renewing; closing what is returned ends it. */
  public Renewal start(Delivery delivery) {
    var renewal = new Renewal(delivery);
    renewals.add(renewal);
    return renewal;
  }

  /**
   * Makes sure of the lock of a message that may have waited for its task: renews it if that is
   * due.
   *
   * @return false if it is lost
   */
  public CompletableFuture<Boolean> secure(Delivery delivery) {
    Duration waited = time.since(delivery.receivedAt());
    if (waited.compareTo(waitAfter(delivery.message().getLockedUntil(), delivery.receivedAt()))
        < 0) {
      return CompletableFuture.completedFuture(true);
    }
    return delivery.renewLock().handle((until, error) -> error == null);
  }

  /** Returns how long after its begin a lock is renewed. */
  private Duration waitAfter(OffsetDateTime lockedUntil, long lockedAt) {
    Duration half = clock.lockLength(lockedUntil, lockedAt).dividedBy(2);
    Duration longest = clock.isExact() ? LONGEST_WAIT : CAREFUL_WAIT;
    return new DurationRange(SHORTEST_WAIT, longest).nearest(half);
  }

  /** Ends all renewals. */
  @Override
  public void close() {
    timer.close();
  }

  /** The renewal of one message's lock. Times that pass are measured by a monotonic clock. */
  public final class Renewal implements AutoCloseable {
    private final Delivery delivery;
    private final long start = time.nanos();
    private long lockedAt;
    private long dueAt;
    private boolean asking;
    private boolean closed;

    private Renewal(Delivery delivery) {
      this.delivery = delivery;
      lockedFrom(delivery.receivedAt(), delivery.message().getLockedUntil());
    }

    private void lockedFrom(long begin, OffsetDateTime end) {
      lockedAt = begin;
      dueAt = begin + waitAfter(end, begin).toNanos();
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
                      renewed(now, until);
                    } else {
                      failed(error);
                    }
                  });
    }

    private synchronized void renewed(long asked, OffsetDateTime lockEnd) {
      asking = false;
      metrics.contact();
      metrics.count(WorkerMetrics.Event.LOCK_RENEWED);
      lockedFrom(asked, lockEnd);
    }

    private synchronized void failed(Throwable error) {
      if (closed) {
        return;
      }
      if (time.since(lockedAt).compareTo(clock.lockAtMost()) > 0) {
        delivery.loseLock();
      }
      if (delivery.state() == DeliveryState.LOCK_LOST) {
        metrics.count(WorkerMetrics.Event.LOCK_LOST);
        limit.write(
            () ->
                log.warn(
                    "Lock lost while the task runs, sequence_number={}",
                    delivery.sequenceNumber()));
      } else {
        log.debug("Lock not renewed, tried again", error);
        asking = false;
        dueAt = time.nanos() + SHORTEST_WAIT.toNanos();
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
}
