package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import io.boilermaker.internal.time.DurationRange;
import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the service and the lock duration of the queue, learned from the times on messages:
 * the local clock may be an hour off, and may jump. Thread safe.
 *
 * <p>A message is locked when it is sent, so that the end of its lock is one lock duration ahead of
 * the service's time. How long that is shows in a message that has not waited in the queue, by its
 * enqueued time. Until one comes, the local clock counts as right unless the ends of locks prove it
 * wrong.
 */
public final class ServiceClock {

  /** The limits of the service. */
  private static final Duration SHORTEST_LOCK = Duration.ofSeconds(5);

  private static final Duration LONGEST_LOCK = Duration.ofMinutes(5);

  /** The default of a queue. */
  private static final Duration COMMON_LOCK = Duration.ofMinutes(1);

  /** The least that is made of an estimate: tests have short locks. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** The difference of clocks that is not worth correcting, such as time under way. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final TimeSource time;
  private final Instant base;
  private final long baseNanos;

  /** An upper bound of the lock duration; the duration itself once it is exact. */
  private Duration lock = LONGEST_LOCK;

  private boolean exact;

  /** How far the ends of locks are ahead of the steady local time. */
  private @Nullable Duration lead;

  /** Creates a clock that knows no more than the local one. */
  public ServiceClock(TimeSource time) {
    this.time = time;
    this.base = time.now();
    this.baseNanos = time.nanos();
  }

  /**
   * Learns from a message.
   *
   * @param receivedAt what the ticker said then
   * @param fresh whether it was delivered as soon as it was in the queue
   */
  void observe(ServiceBusReceivedMessage message, long receivedAt, boolean fresh) {
    OffsetDateTime enqueued = message.getEnqueuedTime();
    OffsetDateTime lockedUntil = message.getLockedUntil();
    if (lockedUntil == null) {
      return;
    }
    Duration ahead = Duration.between(steady(receivedAt), lockedUntil.toInstant());
    synchronized (this) {
      lead = lead == null || ahead.compareTo(lead) > 0 ? ahead : lead;
      if (enqueued != null && lockedUntil.isAfter(enqueued)) {
        Duration span = Duration.between(enqueued, lockedUntil);
        lock = span.compareTo(lock) < 0 ? span : lock;
        exact |= fresh && !waited(message, enqueued);
      }
    }
  }

  /** Tells whether a message was delivered, or became visible, later than it was enqueued. */
  private static boolean waited(ServiceBusReceivedMessage message, OffsetDateTime enqueued) {
    Long deliveries = message.getRawAmqpMessage().getHeader().getDeliveryCount();
    OffsetDateTime scheduled = message.getScheduledEnqueueTime();
    return deliveries == null
        || deliveries > 0
        || (scheduled != null && scheduled.isAfter(enqueued.plus(TOLERANCE)));
  }

  /** Tells the time of the service. */
  public synchronized Instant now() {
    return lead == null ? time.now() : steady(time.nanos()).plus(offset());
  }

  /** Tells whether the lock duration is known, not only bounded. */
  synchronized boolean isExact() {
    return exact;
  }

  /** Returns an upper bound of the lock duration. */
  synchronized Duration lockAtMost() {
    return lock;
  }

  /**
   * Estimates how long a lock lasts.
   *
   * @param lockedUntil its end, by the service's clock
   * @param at what the ticker said when it began, at the latest
   */
  synchronized Duration lockLength(OffsetDateTime lockedUntil, long at) {
    Duration left = Duration.between(steady(at).plus(offset()), lockedUntil.toInstant());
    return new DurationRange(LEAST, lock).nearest(left);
  }

  /** Returns by how much the service is ahead of the steady local time, as far as it is known. */
  private Duration offset() {
    if (lead == null) {
      return Duration.ZERO;
    }
    Duration least = lead.minus(lock);
    if (exact || least.compareTo(TOLERANCE) > 0) {
      return least;
    }
    boolean isAhead = lead.minus(SHORTEST_LOCK).plus(TOLERANCE).isNegative();
    return isAhead
        ? lead.minus(lock.compareTo(COMMON_LOCK) < 0 ? lock : COMMON_LOCK)
        : Duration.ZERO;
  }

  /** Returns the local time as it goes on from the start, whatever is done to the wall clock. */
  private Instant steady(long nanos) {
    return base.plusNanos(nanos - baseNanos);
  }
}
