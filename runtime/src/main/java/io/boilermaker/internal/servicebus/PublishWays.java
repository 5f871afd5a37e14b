package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * The way that a namespace takes, found by its refusals. A way that has never worked is given up
 * when it was refused several times in a row, each time for a message that the next way then
 * settled at once. What is refused may also be a message whose link was lost, since the SDK settles
 * those by the management node: so each must have been received after the last one was refused, and
 * the best way is tried again from time to time. Thread safe.
 */
final class PublishWays {

  private static final Logger log = GuardedLogger.of(PublishWays.class);

  /** Refusals in a row after which a way is given up. */
  static final int MOST_REFUSALS = 3;

  /** The time after which the best way is tried again, for one message. */
  static final Duration PROBATION = Duration.ofMinutes(1);

  private final Ticker ticker;
  private PublishWay way = PublishWay.IN_ORDER;
  private boolean isTransactional;
  private boolean isProven;
  private int refusals;
  private long refusedAt;
  private long triedAt;

  PublishWays(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Begins with the best way: the namespace has transactions. */
  synchronized void begin() {
    isTransactional = true;
    use(PublishWay.SEND);
  }

  /** Tells whether follow-ups are part of transactions. */
  synchronized boolean areTransactional() {
    return way != PublishWay.IN_ORDER;
  }

  /** Returns the way to try first for the next message. */
  synchronized PublishWay next() {
    boolean isDue = ticker.nanos() - triedAt > PROBATION.toNanos();
    if (isTransactional && way != PublishWay.SEND && isDue) {
      triedAt = ticker.nanos();
      return PublishWay.SEND;
    }
    return way;
  }

  /** Notes that a message was settled by the way that was tried first. */
  synchronized void worked(PublishWay used) {
    if (used == way ? isProven : used != PublishWay.SEND) {
      return;
    }
    use(used);
    isProven = true;
    log.info("Retries and callbacks are {}", used);
  }

  /**
   * Notes that a message was settled by another way at once after this one had been refused.
   *
   * @param receivedAt what the ticker said when the message came
   */
  synchronized void refused(PublishWay refused, long receivedAt, Throwable why) {
    boolean isOnOldLink = refusals > 0 && receivedAt - refusedAt <= 0;
    if (refused != way || isProven || isOnOldLink) {
      return;
    }
    refusedAt = ticker.nanos();
    if (++refusals < MOST_REFUSALS) {
      return;
    }
    use(refused.next());
    log.warn(
        "This namespace refuses retries and callbacks that are {}; they are {} instead: {}",
        refused,
        way,
        String.valueOf(why.getMessage()));
  }

  private void use(PublishWay other) {
    way = other;
    isProven = false;
    refusals = 0;
    triedAt = ticker.nanos();
  }
}
