package io.boilermaker.cli.internal.redrive;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a pass: of messages that wait for their turn, and of those that nobody selected.
 * These are held, not abandoned, until the pass is over: an abandoned one comes back at once, and
 * would stand in the way of all behind it.
 */
final class Hold {

  /** Beyond that a pass ends: each held message costs a renewal of its lock. */
  static final int MOST = 10_000;

  private static final Duration SHORTEST = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final QueueClient queue;
  private final boolean isDead;
  private final Workers workers;
  private final Clock clock;
  private final Map<Long, ServiceBusReceivedMessage> held = new LinkedHashMap<>();
  private @Nullable Instant renewal;
  private Duration lock = LONGEST;

  /**
   * @param isDead whether the messages are dead letters
   */
  Hold(QueueClient queue, boolean isDead, Workers workers, Clock clock) {
    this.queue = queue;
    this.isDead = isDead;
    this.workers = workers;
    this.clock = clock;
  }

  void add(SeenMessage message) {
    held.put(message.sequence(), message.received());
    if (message.received().getLockedUntil() != null) {
      Instant until = message.received().getLockedUntil().toInstant();
      Duration length = Duration.between(clock.instant(), until);
      lock = length.compareTo(lock) < 0 ? length : lock;
      lock = lock.compareTo(SHORTEST) < 0 ? SHORTEST : lock;
    }
    if (renewal == null) {
      renewal = clock.instant().plus(lock.dividedBy(2));
    }
  }

  boolean has(SeenMessage message) {
    return message.received().equals(held.get(message.sequence()));
  }

  /** Forgets a message that is settled, or comes again. */
  void forget(SeenMessage message) {
    held.remove(message.sequence());
  }

  boolean isFull() {
    return held.size() >= MOST;
  }

  int size() {
    return held.size();
  }

  /** Renews locks if it is time; what is not locked any more comes again, and is held again. */
  void renew() {
    if (renewal == null || clock.instant().isBefore(renewal)) {
      return;
    }
    renewal = clock.instant().plus(lock.dividedBy(2));
    List<ServiceBusReceivedMessage> all = List.copyOf(held.values());
    ServiceBusReceiverClient client = queue.looking(isDead);
    List<ServiceBusReceivedMessage> renewed = workers.each(all, client::renewMessageLock);
    all.stream()
        .filter(message -> !renewed.contains(message))
        .forEach(message -> held.remove(message.getSequenceNumber()));
  }

  /** Releases all, once. In a dead-letter queue the count of deliveries is of no matter. */
  void release() {
    if (!held.isEmpty() && isReachable()) {
      workers.each(List.copyOf(held.values()), queue.looking(isDead)::abandon);
    }
    held.clear();
  }

  /**
   * Returns whether the service answers: if not, each lock would be waited for, and ends anyway.
   */
  private boolean isReachable() {
    try {
      queue.peek(isDead, 0, 1);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
