package io.boilermaker;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.ProcessEnd;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Disposition.DeadLetter;
import io.boilermaker.internal.servicebus.Ending;
import io.boilermaker.internal.servicebus.MessageCopy;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;

/**
 * Returns messages to their queue for another worker: unknown tasks, and what a stop leaves over.
 * Thread safe; no future that it returns fails.
 *
 * @param limit how often a message is requeued
 */
record ReturnedMessages(
    FollowUps followUps, SettleAndPublish settleAndPublish, MessageGuard guard, int limit) {

  private static final Logger log = GuardedLogger.of(OutcomeHandler.class);

  /** How often a begun task is released as a copy, which costs its message no delivery count. */
  private static final int MOST_INTERRUPTIONS = 5;

  private static final Duration ONCE = Duration.ZERO;

  /** Requeues a message with a delay: another worker may be able to run it. */
  CompletableFuture<Void> requeue(Delivery delivery, TaskAttempt.Requeued requeued) {
    return guard.claimed(
        delivery,
        () -> {
          MessageCopy next = MessageCopy.requeue(delivery.message());
          log.warn(
              "{}, requeued [{} of {}] sequence_number={} delay={}",
              requeued.description(),
              next.redeliveries(),
              limit,
              delivery.sequenceNumber(),
              next.delay().toSeconds());
          return copy(delivery, next, SettleAndPublish.LONGEST)
              .thenCompose(
                  ending -> {
                    if (ending instanceof Ending.Settled) {
                      guard.report().requeued(delivery, next.delay());
                    }
                    return requeued(delivery, requeued, ending);
                  });
        });
  }

  /** A message that cannot be requeued goes where someone sees it; no task of it has run. */
  private CompletableFuture<Void> requeued(
      Delivery delivery, TaskAttempt.Requeued requeued, Ending ending) {
    if (!(ending instanceof Ending.NotPublished not)) {
      return guard.reported(delivery, ending);
    }
    return not.forGood()
        ? guard.settle(
            delivery,
            new DeadLetter(
                DeadLetterReason.EXPECTATION_FAILED,
                requeued.description() + ", and it cannot be requeued: " + not.why()))
        : guard.abandon(delivery);
  }

  /**
   * Releases a message that will not be finished here, because the worker stops. Where the
   * namespace has transactions it is requeued as a copy, which costs a healthy task no delivery
   * count; but not if it may be what ends workers.
   */
  CompletableFuture<Void> release(Delivery delivery) {
    if (!delivery.claimRelease()) {
      return settleAndPublish.stop(delivery);
    }
    return guard.guarded(
        delivery,
        () ->
            settleAndPublish
                .isTransactional()
                .thenCompose(
                    transactional ->
                        transactional && mayBeCopied(delivery)
                            ? releaseCopy(delivery)
                            : guard.abandon(delivery)));
  }

  private CompletableFuture<Void> releaseCopy(Delivery delivery) {
    MessageCopy copy = MessageCopy.release(delivery.message(), delivery.isBegun());
    return copy(delivery, copy, ONCE).thenCompose(ending -> released(delivery, ending));
  }

  private CompletableFuture<Void> released(Delivery delivery, Ending ending) {
    if (ending instanceof Ending.Settled) {
      guard.report().released(delivery);
    }
    return ending instanceof Ending.NotPublished
        ? guard.abandon(delivery)
        : guard.reported(delivery, ending);
  }

  private static boolean mayBeCopied(Delivery delivery) {
    return !delivery.isBegun()
        || !(delivery.isEndingTheWorker()
            || ProcessEnd.isByExit()
            || MessageCopy.interruptions(delivery.message()) >= MOST_INTERRUPTIONS);
  }

  private CompletableFuture<Ending> copy(Delivery delivery, MessageCopy copy, Duration longest) {
    return settleAndPublish.settle(delivery, followUps.of(copy), Disposition.COMPLETE, longest);
  }
}
