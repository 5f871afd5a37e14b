package io.boilermaker.broker.internal.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * The right of one receiver to settle one message.
 *
 * @param token new for each delivery, so that an earlier receiver cannot settle a later delivery
 * @param until when the right has ended
 */
public record MessageLock(UUID token, Instant until) {

  boolean isHeld(Instant now) {
    return until.isAfter(now);
  }
}
