package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.FailurePolicy.CommitFailedException;
import io.boilermaker.internal.servicebus.FailurePolicy.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * The attempts to settle one message and to publish its follow-up, until both are done or nothing
 * more helps. The outcome of its task is kept meanwhile: the task does not run again because the
 * follow-up could not be stored yet.
 */
final class SettlementAttempts {

  private static final Logger log = GuardedLogger.of(SettleAndPublish.class);

  private final SettleAndPublish owner;
  private final Delivery delivery;
  private final @Nullable FollowUp followUp;
  private final @Nullable Disposition disposition;
  private final Duration longest;
  private final long start;
  private final PublishWay firstWay;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();

  // One attempt follows the other, and the future of each orders the threads.
  private PublishWay way;
  private boolean published;
  private int failures;

  /** Why the first way was refused, if the next one was then taken without another failure. */
  private @Nullable Throwable refusal;

  /** Why it is not known whether the message is settled. */
  private @Nullable Throwable unknown;

  private boolean isSaid;
  private Waits.@Nullable Wait wait;
  private boolean stopped;

  /**
   * @param followUp null if there is none
   * @param disposition null if the message is settled already
   * @param longest how long it is tried again; zero for once, in a transaction
   */
  SettlementAttempts(
      SettleAndPublish owner,
      Delivery delivery,
      @Nullable FollowUp followUp,
      @Nullable Disposition disposition,
      Duration longest) {
    this.owner = owner;
    this.delivery = delivery;
    this.followUp = followUp;
    this.disposition = disposition;
    this.longest = longest;
    this.start = owner.ticker.nanos();
    boolean canBeTransactional = followUp != null && disposition != null && followUp.isInOwnQueue();
    this.firstWay = canBeTransactional ? owner.ways.next() : PublishWay.IN_ORDER;
    this.way = firstWay;
  }

  /** Runs them; the future never fails. */
  CompletableFuture<Ending> run() {
    attempt();
    return ending;
  }

  private void attempt() {
    if (longest.isZero() && isUnpublished() && way == PublishWay.IN_ORDER) {
      // The process ends: killed in between it would leave the message and its copy.
      end(new Ending.NotPublished(/* forGood= */ false, "there is no transaction"));
      return;
    }
    CompletableFuture<Void> tried;
    try {
      tried = failures == 0 || disposition == null ? tryOnce() : tryLocked();
    } catch (Throwable t) {
      tried = CompletableFuture.failedFuture(t);
    }
    var unused =
        tried.whenComplete(
            (v, error) -> {
              if (error == null) {
                succeeded();
              } else {
                failed(error);
              }
            });
  }

  /**
   * Makes sure of the lock, which may have been lost in a wait. What is still locked, no
   * transaction has settled; a request without one may still be under way.
   */
  private CompletableFuture<Void> tryLocked() {
    return delivery
        .renewLock()
        .thenCompose(
            until -> {
              unknown = unknown instanceof CommitFailedException ? null : unknown;
              return tryOnce();
            });
  }

  private CompletableFuture<Void> tryOnce() {
    if (followUp == null || published) {
      return settleAlone();
    }
    return way == PublishWay.IN_ORDER || disposition == null
        ? inOrder(followUp)
        : new SettlingTransaction(delivery, followUp, disposition).run(way);
  }

  private CompletableFuture<Void> settleAlone() {
    return disposition == null
        ? CompletableFuture.completedFuture(null)
        : disposition.settle(delivery);
  }

  /** Publishes nothing if the lock is lost: then another worker does. */
  private CompletableFuture<Void> inOrder(FollowUp next) {
    Mono<Void> publication =
        next.publish().onErrorResume(error -> next.describe(error).flatMap(Mono::error));
    if (disposition == null) {
      return ServiceRequests.future(publication);
    }
    return delivery
        .renewLock()
        .thenCompose(until -> ServiceRequests.future(publication))
        .thenCompose(
            v -> {
              published = true;
              return settleAlone();
            });
  }

  private void succeeded() {
    if (refusal != null) {
      owner.ways.refused(firstWay, delivery.receivedAt(), refusal);
    } else if (firstWay != PublishWay.IN_ORDER) {
      owner.ways.worked(firstWay);
    }
    end(new Ending.Settled());
  }

  private void failed(Throwable error) {
    if (Thrown.unwrapped(error) instanceof CommitFailedException
        || ServiceRequests.isUncertain(error)) {
      unknown = Thrown.unwrapped(error);
    }
    Verdict verdict = owner.policy.of(error, way, failures);
    failures++;
    if (verdict instanceof Verdict.TryAgain again) {
      tryAgain(error, again.pause());
    } else if (verdict instanceof Verdict.OtherWay) {
      otherWay(error);
    } else if (verdict instanceof Verdict.LockLost) {
      // An earlier settlement may have been what ended the lock.
      end(unknown == null ? new Ending.LockLost() : new Ending.Unknown(unknown));
    } else if (verdict instanceof Verdict.Never never && isUnpublished()) {
      end(new Ending.NotPublished(/* forGood= */ true, never.why()));
    } else if (verdict instanceof Verdict.Never) {
      tryAgain(error, longest);
    } else {
      end(new Ending.Unknown(error));
    }
  }

  private boolean isUnpublished() {
    return followUp != null && !published;
  }

  /** Nothing of the refused transaction has happened, and the message is still locked. */
  private void otherWay(Throwable error) {
    log.debug("Not settled in a transaction, another way is tried", error);
    if (failures == 1) {
      refusal = error;
    }
    way = way.next();
    attempt();
  }

  private void tryAgain(Throwable error, Duration pause) {
    String why = Thrown.message(Thrown.unwrapped(error));
    if (owner.ticker.nanos() - start + pause.toNanos() > longest.toNanos()) {
      end(
          isUnpublished()
              ? new Ending.NotPublished(/* forGood= */ false, why)
              : new Ending.Unknown(error));
      return;
    }
    // This, and not the way, may be why the transaction was refused.
    refusal = null;
    sayOnce(why);
    Waits.Wait next = owner.waits.start(pause);
    synchronized (this) {
      wait = next;
    }
    owner.repeated.put(delivery, this);
    var unused = next.over().thenRun(() -> afterWait(why));
    if (isStopped()) {
      next.stop();
    }
  }

  private void sayOnce(String why) {
    if (isSaid) {
      return;
    }
    isSaid = true;
    String what =
        isUnpublished() ? "A retry or callback cannot be published" : "A message cannot be settled";
    owner.limit.write(
        () ->
            log.warn(
                "{} yet, sequence_number={}: its message stays locked, and it is tried again for up"
                    + " to {} min: {}",
                what,
                delivery.sequenceNumber(),
                longest.toMinutes(),
                why));
  }

  private void afterWait(String why) {
    if (isStopped()) {
      release(why);
    } else {
      attempt();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends the wait for another try; one that is under way is the last. */
  CompletableFuture<Void> stop() {
    Waits.Wait current;
    synchronized (this) {
      stopped = true;
      current = wait;
    }
    if (current != null) {
      current.stop();
    }
    return ending.thenAccept(e -> {});
  }

  private void release(String why) {
    if (disposition == null) {
      end(new Ending.NotPublished(/* forGood= */ false, why));
      return;
    }
    var unused =
        delivery
            .abandon()
            .whenComplete(
                (v, error) ->
                    end(error == null ? new Ending.Released(why) : new Ending.Unknown(error)));
  }

  private void end(Ending how) {
    owner.repeated.remove(delivery, this);
    if (followUp != null) {
      followUp.ended(how);
    }
    ending.complete(how);
  }
}
