package io.boilermaker.broker.internal.queue;

import io.boilermaker.broker.internal.queue.Deadlines.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The locked messages of a sub-queue by the token of their lock. */
final class MessageLocks {

  private final Map<UUID, QueuedMessage> byToken = new HashMap<>();
  private final Deadlines deadlines;

  MessageLocks(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  void hold(QueuedMessage message, MessageLock lock) {
    message.holdBy(lock);
    byToken.put(lock.token(), message);
    deadlines.add(lock.until(), Kind.UNLOCK, message);
  }

  void release(QueuedMessage message) {
    MessageLock lock = message.lock();
    if (lock != null) {
      byToken.remove(lock.token());
      deadlines.cancel(lock.until(), Kind.UNLOCK, message);
      message.holdBy(null);
    }
  }

  /** Returns the message that the token still locks, or null. */
  @Nullable QueuedMessage heldBy(UUID token, Instant now) {
    QueuedMessage message = byToken.get(token);
    return message != null && message.lock() != null && message.lock().isHeld(now) ? message : null;
  }
}
