package io.boilermaker;

import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.Disposition;
import io.boilermaker.internal.servicebus.Ending;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The one place in which a claimed message is settled or released, whatever fails. Thread safe; no
 * future that it returns fails.
 */
record MessageGuard(SettleAndPublish settleAndPublish, OutcomeReport report) {

  /** Settles a message that has no follow-up. */
  CompletableFuture<Void> settle(Delivery delivery, Disposition disposition) {
    return settleAndPublish
        .settle(delivery, null, disposition, SettleAndPublish.LONGEST)
        .thenCompose(
            ending -> {
              if (ending instanceof Ending.Settled) {
                report.settled(delivery, disposition);
              }
              return reported(delivery, ending);
            });
  }

  /** Reports how the settlement of a message has ended. */
  CompletableFuture<Void> reported(Delivery delivery, Ending ending) {
    if (!(ending instanceof Ending.Settled)) {
      report.unsettled(delivery, "Message", ending);
    }
    return done();
  }

  /** Claims a message and settles it; does nothing if another has claimed it. */
  CompletableFuture<Void> claimed(Delivery delivery, Supplier<CompletableFuture<Void>> settlement) {
    return delivery.claim() ? guarded(delivery, settlement) : done();
  }

  /** Runs what settles a claimed message; whatever it fails with, the message is abandoned. */
  CompletableFuture<Void> guarded(Delivery delivery, Supplier<CompletableFuture<Void>> settlement) {
    CompletableFuture<Void> settled;
    try {
      settled = settlement.get();
    } catch (Throwable t) {
      settled = CompletableFuture.failedFuture(t);
    }
    return settled.exceptionallyCompose(
        error -> {
          report.notSettled(delivery, Thrown.unwrapped(error));
          return delivery.state() == DeliveryState.PUBLISHING ? done() : abandon(delivery);
        });
  }

  /** Abandons a claimed message. */
  CompletableFuture<Void> abandon(Delivery delivery) {
    CompletableFuture<Void> abandoned;
    try {
      abandoned = delivery.abandon().thenRun(() -> report.released(delivery));
    } catch (RuntimeException e) {
      abandoned = CompletableFuture.failedFuture(e);
    }
    return abandoned.exceptionally(
        error -> {
          report.leftLocked(delivery, Thrown.unwrapped(error));
          return null;
        });
  }

  static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
