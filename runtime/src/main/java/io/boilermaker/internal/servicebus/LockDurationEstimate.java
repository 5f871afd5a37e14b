package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * An estimate of how long the queue locks messages: no message is locked before it is enqueued, and
 * both times are the service's. The shortest of these spans comes close as soon as one message has
 * not waited. Local clocks play no part. Thread safe.
 */
final class LockDurationEstimate {

  /** The service allows no longer ones. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private volatile Duration shortest = LONGEST;

  /** Takes a message into account. */
  synchronized void observe(ServiceBusReceivedMessage message) {
    OffsetDateTime enqueued = message.getEnqueuedTime();
    OffsetDateTime lockedUntil = message.getLockedUntil();
    if (enqueued != null && lockedUntil != null && lockedUntil.isAfter(enqueued)) {
      Duration span = Duration.between(enqueued, lockedUntil);
      shortest = span.compareTo(shortest) < 0 ? span : shortest;
    }
  }

  /** An upper bound of the lock duration. */
  Duration atMost() {
    return shortest;
  }
}
