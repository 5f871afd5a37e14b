package io.boilermaker.broker.internal.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * The right of one receiver to settle one message.
 *
 * @param token fresh for each delivery, so that an earlier receiver can never settle a later one's
 * @param until the first moment at which the right is gone
 */
public record MessageLock(UUID token, Instant until) {

  boolean isHeld(Instant now) {
    return until.isAfter(now);
  }
}
