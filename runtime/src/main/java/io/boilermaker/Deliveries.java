package io.boilermaker;

import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.TaskThread;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.InFlight;
import io.boilermaker.internal.servicebus.LockRenewer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The deliveries of a worker, each from its receipt to its end. Thread safe. */
final class Deliveries {

  private static final Logger log = GuardedLogger.of(Worker.class);

  /** From which on a message is worth a warning; queues dead-letter it after ten by default. */
  private static final int MANY_DELIVERIES = 5;

  /** What the current thread runs, and for which worker. */
  private static final ThreadLocal<@Nullable Run> RUNNING = new ThreadLocal<>();

  private record Run(Deliveries worker, Delivery delivery) {}

  private final MessageHandler handler;
  private final Executor executor;
  private final LockRenewer locks;
  private final boolean mayHaveWaited;
  private final InFlight inFlight;
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** What a stop is releasing: the end of its task does not end it. */
  private final Set<Delivery> releasing = ConcurrentHashMap.newKeySet();

  /**
   * @param executor runs tasks, never on the thread that calls it
   * @param mayHaveWaited whether messages are received before there is a slot for them
   * @param inFlight holds those that have not ended
   */
  Deliveries(
      MessageHandler handler,
      Executor executor,
      LockRenewer locks,
      boolean mayHaveWaited,
      InFlight inFlight) {
    this.handler = handler;
    this.executor = executor;
    this.locks = locks;
    this.mayHaveWaited = mayHaveWaited;
    this.inFlight = inFlight;
  }

  /** Returns those that have not ended. */
  InFlight inFlight() {
    return inFlight;
  }

  /** Begins no more tasks; returns false if it was called before. */
  boolean stop() {
    return stopping.compareAndSet(false, true);
  }

  boolean isStopping() {
    return stopping.get();
  }

  /** Returns the one whose task calls this, on its own thread; null if none of these does. */
  @Nullable Delivery current() {
    Run run = RUNNING.get();
    return run != null && run.worker == this ? run.delivery : null;
  }

  /** Takes a delivery, and runs its task on another thread. */
  void received(Delivery delivery) {
    inFlight.add(delivery);
    if (isStopping()) {
      var unused = handler.release(delivery).whenComplete((v, error) -> end(delivery));
      return;
    }
    // Here and not where the task runs: a thread for it may be long in coming.
    LockRenewer.Renewal renewal = locks.start(delivery);
    try {
      executor.execute(() -> endAfter(run(delivery), delivery, renewal));
    } catch (Throwable t) {
      // Errors too, such as of a thread that cannot be created.
      endAfter(handler.refused(delivery, t), delivery, renewal);
    }
  }

  private CompletableFuture<Void> run(Delivery delivery) {
    RUNNING.set(new Run(this, delivery));
    try {
      return handle(delivery);
    } catch (RuntimeException | Error e) {
      return handler.failed(delivery, e);
    } finally {
      delivery.leaveThread();
      RUNNING.remove();
    }
  }

  private CompletableFuture<Void> handle(Delivery delivery) {
    if (isStopping()) {
      return handler.release(delivery);
    }
    if (!delivery.begin(Thread.currentThread()) || !isStillLocked(delivery)) {
      log.info(
          "The lock ended before the task could begin, sequence_number={}: it is delivered again",
          delivery.sequenceNumber());
      return CompletableFuture.completedFuture(null);
    }
    warnOfManyDeliveries(delivery);
    return handler.handle(delivery);
  }

  private boolean isStillLocked(Delivery delivery) {
    return !mayHaveWaited || locks.secure(delivery).join();
  }

  private static void warnOfManyDeliveries(Delivery delivery) {
    long before = delivery.earlierDeliveries();
    if (before >= MANY_DELIVERIES) {
      log.warn(
          "Delivered {} times before and never settled, because its worker died, lost the lock or"
              + " released it; the queue dead-letters it after its maximum, sequence_number={}",
          before,
          delivery.sequenceNumber());
    }
  }

  /**
   * Releases one that will not be finished here, unless it is being settled, or is released
   * already.
   */
  void release(Delivery delivery) {
    if (!delivery.state().mayBecome(DeliveryState.RELEASING) || !releasing.add(delivery)) {
      return;
    }
    var unused =
        handler
            .release(delivery)
            .whenComplete(
                (v, error) -> {
                  if (error != null) {
                    log.warn(
                        "A message was not released, its lock will end, sequence_number={}: {}",
                        delivery.sequenceNumber(),
                        Thrown.text(error));
                  }
                  releasing.remove(delivery);
                  if (delivery.state() == DeliveryState.RELEASING) {
                    end(delivery);
                  }
                });
  }

  /** Ends the wait of one for a follow-up that cannot be published yet. */
  void settleNoLonger(Delivery delivery) {
    var unused = handler.release(delivery);
  }

  private void endAfter(
      CompletableFuture<Void> settled, Delivery delivery, LockRenewer.Renewal renewal) {
    BiConsumer<@Nullable Void, @Nullable Throwable> ended =
        (v, error) -> {
          renewal.close();
          if (!releasing.contains(delivery)) {
            end(delivery);
          }
        };
    // A thread that the task may have interrupted must not ask for more messages.
    var unused =
        settled.isDone() && !TaskThread.isCurrent()
            ? settled.whenCompleteAsync(ended, handler.continuations())
            : settled.whenComplete(ended);
  }

  /** The link may close after that, so that a stop which waits for it finds it ended. */
  private void end(Delivery delivery) {
    delivery.end();
    inFlight.remove(delivery);
  }
}
