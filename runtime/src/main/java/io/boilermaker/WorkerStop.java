package io.boilermaker;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.InFlight;
import io.boilermaker.internal.servicebus.MessagePump;
import io.boilermaker.internal.time.DurationRange;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;

/** The stop of a worker, up to the moment when its links can be closed. Thread safe. */
final class WorkerStop {

  private static final Logger log = GuardedLogger.of(Worker.class);

  /** Bounds the wait for messages to be released once the grace time has ended. */
  static final Duration RELEASE_TIME = Duration.ofSeconds(3);

  /** Bounds the wait for messages that are under way to this worker, in a long grace time. */
  private static final Duration QUIET_TIME = Duration.ofSeconds(10);

  /** How often a callback that stops the worker looks at what is left. */
  private static final Duration CALLBACK_LOOK = Duration.ofMillis(20);

  private final Duration grace;
  private final MessagePump pump;
  private final Deliveries deliveries;
  private final InFlight inFlight;

  /** Those that no task has begun, and never will. */
  private final Queue<Delivery> unbegun = new ConcurrentLinkedQueue<>();

  WorkerStop(Duration grace, MessagePump pump, Deliveries deliveries) {
    this.grace = grace;
    this.pump = pump;
    this.deliveries = deliveries;
    this.inFlight = deliveries.inFlight();
  }

  /** Takes no more messages; {@link #run} does the rest. */
  void takeNoMore() {
    unbegun.addAll(pump.stop());
  }

  /**
   * Takes no more messages, releases those that no task has begun, lets the others finish within
   * the grace time, and releases the rest.
   */
  void run() {
    log.info("Stopping: {} tasks are running", inFlight.all().size());
    takeNoMore();
    // Before anything is released: it could come back.
    CompletableFuture<Boolean> quiet = pump.quiet(quietTime());
    for (Delivery delivery : unbegun) {
      inFlight.add(delivery);
      deliveries.release(delivery);
    }
    releaseThoseThatEndTheProcess();
    try {
      if (!inFlight.awaitEmpty(grace)) {
        releaseAll();
      }
      if (!quiet.join()) {
        log.debug("It is not known whether a message is still under way");
      }
      if (!inFlight.awaitNone(delivery -> delivery.state().awaitsAnswer(), RELEASE_TIME)) {
        log.warn("The stop does not wait longer for answers to settlements");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      releaseAll();
    }
  }

  /**
   * Waits for the end of the stop, or until none but asynchronous tasks are left: the caller may be
   * what one of them waits for.
   */
  void awaitFromCallback(CompletableFuture<Void> stopped) {
    while (!stopped.isDone() && !inFlight.isOnly(Delivery::isAsynchronous)) {
      try {
        stopped.get(CALLBACK_LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Looks again.
      } catch (InterruptedException | ExecutionException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Duration quietTime() {
    return new DurationRange(RELEASE_TIME, QUIET_TIME).nearest(grace);
  }

  /** A task that has called {@link System#exit} waits for this stop: it will not finish. */
  private void releaseThoseThatEndTheProcess() {
    for (Delivery delivery : inFlight.all()) {
      if (delivery.isEndingTheProcess()) {
        log.error(
            "A task has called System.exit, its message is released, sequence_number={}"
                + " message_id={}",
            delivery.sequenceNumber(),
            delivery.messageId());
        deliveries.release(delivery);
      }
    }
  }

  private static String consequence(DeliveryState state) {
    return state == DeliveryState.LOCK_LOST
        ? "its lock is lost and it is delivered again"
        : state.mayBecome(DeliveryState.RELEASING)
            ? "its message is released"
            : "it is not run again";
  }

  private void releaseAll() {
    for (Delivery delivery : inFlight.all()) {
      if (delivery.state() == DeliveryState.SETTLING) {
        deliveries.settleNoLonger(delivery);
      } else if (!delivery.state().awaitsAnswer()) {
        delivery.cutOff();
        log.warn(
            "Task did not finish within the grace time, {}, sequence_number={} message_id={}",
            consequence(delivery.state()),
            delivery.sequenceNumber(),
            delivery.messageId());
        deliveries.release(delivery);
      }
    }
  }
}
