package io.boilermaker.internal.servicebus;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Settles a message and publishes its follow-up: in one transaction where the namespace supports
 * them, so that a crash at any point leaves exactly one of the two. What fails for a while is tried
 * again after growing waits, with the message locked. Thread safe.
 *
 * <p>Without transactions, and for a follow-up in another queue, it publishes first and then
 * settles: a crash in between runs the task once more, and its second follow-up has the message id
 * of the first, so that a queue with duplicate detection drops it.
 */
public final class SettleAndPublish {

  private static final Logger log = GuardedLogger.of(SettleAndPublish.class);

  /** Bounds the time for which a follow-up is tried again while its message stays locked. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  final Ticker ticker;
  final Waits waits;
  final PublishWays ways;
  final FailurePolicy policy;
  final LogLimit limit;

  /** Those that have failed at least once and are tried again. */
  final Map<Delivery, SettlementAttempts> repeated = new ConcurrentHashMap<>();

  /** Done when it is known whether the namespace has transactions; at once if nobody will tell. */
  private volatile CompletableFuture<Void> detected = CompletableFuture.completedFuture(null);

  /**
   * Creates the one of a worker.
   *
   * @param random the source of jitter
   */
  public SettleAndPublish(Ticker ticker, RandomGenerator random) {
    this.policy = new FailurePolicy(random);
    this.ticker = ticker;
    this.waits = new Waits(ticker);
    this.ways = new PublishWays(ticker);
    this.limit = new LogLimit(log, ticker);
  }

  /** Holds back what depends on transactions until {@link #endDetection}. */
  public void awaitDetection() {
    detected = new CompletableFuture<>();
  }

  /** Lets go what has waited to know whether the namespace has transactions. */
  public void endDetection() {
    detected.complete(null);
  }

  /** Tells whether follow-ups are part of transactions, as soon as that is known. */
  public CompletableFuture<Boolean> isTransactional() {
    return detected.thenApply(v -> ways.areTransactional());
  }

  /** Tries them without knowing; where they are refused, the next way is taken. */
  public void assumeTransactions() {
    ways.begin();
  }

  /**
   * Finds out whether the namespace has transactions, and says so once if it has none. A lost
   * connection tells nothing of that: they are tried then, and given up where they are refused.
   */
  public void detect(QueueReceiver receiver, Duration limit) {
    CompletableFuture<Void> tried =
        ServiceRequests.future(
            new ServiceRequests(limit, ticker).ask(receiver::begin).flatMap(receiver::rollBack));
    try {
      tried.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      ways.begin();
    } catch (ExecutionException e) {
      detected(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      detected(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tried.cancel(true);
    }
  }

  private void detected(Throwable failure) {
    if (ServiceRequests.mayPass(failure) || ServiceRequests.isOfClosedClient(failure)) {
      log.debug("It is not known yet whether there are transactions", failure);
      ways.begin();
      return;
    }
    log.warn(
        "This namespace does not support transactions (the Basic tier has none): a retry or"
            + " callback is published before its message is settled, and a crash in between runs"
            + " the task again: {}",
        failure.toString());
  }

  /**
   * Settles a message, after or with its follow-up.
   *
   * @param followUp null if there is none
   * @param longest how long it is tried again; zero for once, and never without a transaction
   * @return never fails
   */
  public CompletableFuture<Ending> settle(
      Delivery delivery, @Nullable FollowUp followUp, Disposition disposition, Duration longest) {
    // What a worker receives while it starts may have ended before that is known.
    return followUp == null || detected.isDone()
        ? new SettlementAttempts(this, delivery, followUp, disposition, longest).run()
        : detected.thenCompose(v -> settle(delivery, followUp, disposition, longest));
  }

  /**
   * Publishes the follow-up of a message that was settled before its task ran.
   *
   * @return never fails
   */
  public CompletableFuture<Ending> publish(Delivery delivery, FollowUp followUp) {
    return new SettlementAttempts(this, delivery, followUp, null, LONGEST).run();
  }

  /**
   * Tries no longer to settle a message that waits for another try, because the worker stops: the
   * message is abandoned.
   *
   * @return done when the queue has it again, or at once if it waits for none
   */
  public CompletableFuture<Void> stop(Delivery delivery) {
    SettlementAttempts attempts = repeated.get(delivery);
    return attempts == null ? CompletableFuture.completedFuture(null) : attempts.stop();
  }
}
