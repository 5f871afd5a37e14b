package io.boilermaker;

import io.boilermaker.internal.process.DaemonThreads;
import io.boilermaker.internal.process.TaskExecutor;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.InFlight;
import io.boilermaker.internal.servicebus.LockRenewer;
import io.boilermaker.internal.servicebus.MessagePump;
import io.boilermaker.internal.servicebus.QueueWatchdog;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.TimeSource;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives messages and runs their tasks, from {@link #start} to {@link #stop}; used for one such
 * run. Thread safe.
 */
final class Worker implements MessagePump.Listener {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** Bounds the wait for messages to be released once the grace time of a stop has ended. */
  private static final Duration RELEASE_TIME = Duration.ofSeconds(3);

  /** Bounds closing after that. */
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  /** From which on a message is worth a warning; queues dead-letter it after ten by default. */
  private static final int MANY_DELIVERIES = 5;

  private final BoilermakerConfig config;
  private final StartCheck startCheck;
  private final MessageHandler handler;
  private final Executor executor;
  private final @Nullable ExecutorService ownExecutor;
  private final InFlight inFlight = new InFlight();
  private final WorkerMetrics metrics;
  private final LockRenewer locks;
  private final Timer timer;
  private final MessagePump pump;
  private final QueueWatchdog watchdog;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile boolean stopping;

  /**
   * @param userExecutor runs tasks; null for threads of its own
   */
  Worker(
      ServiceBusConnection connection,
      StartCheck startCheck,
      MessageHandler handler,
      @Nullable Executor userExecutor,
      WorkerMetrics metrics) {
    this.config = connection.config();
    this.startCheck = startCheck;
    this.handler = handler;
    this.ownExecutor = userExecutor == null ? TaskExecutor.create(config.concurrency()) : null;
    this.executor = userExecutor == null ? Objects.requireNonNull(ownExecutor) : userExecutor;
    this.metrics = metrics;
    TimeSource time = connection.time();
    this.locks = new LockRenewer(config.maxLockRenewal(), time, metrics);
    this.timer = new Timer(DaemonThreads.named("boilermaker-timer"), time.ticker());
    this.pump =
        new MessagePump(
            connection::receiver, config.concurrency(), connection.requests(), this, timer);
    this.watchdog = new QueueWatchdog(connection::receiver, config.watch(), metrics, pump, timer);
  }

  /**
   * Starts receiving.
   *
   * @throws IllegalStateException if the queue cannot be reached in time; the message names it
   */
  void start() {
    pump.start();
    try {
      startCheck.run(started);
      metrics.contact();
      started.complete(null);
      watchdog.start();
      log.info("Worker started on {}, concurrency {}", config, config.concurrency());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void linkEnded(Throwable error) {
    if (started.completeExceptionally(error)) {
      return;
    }
    log.warn("Receiving from {} ended: {}", config, error.toString());
  }

  @Override
  public void received(Delivery delivery) {
    metrics.received();
    started.complete(null);
    inFlight.add(delivery);
    // Here and not where the task runs: a thread for it may be long in coming.
    LockRenewer.Renewal renewal = locks.start(delivery);
    try {
      executor.execute(() -> endAfter(handle(delivery), delivery, renewal));
    } catch (RuntimeException e) {
      log.error("The executor refused a task, its message is released", e);
      endAfter(handler.release(delivery), delivery, renewal);
    }
  }

  private CompletableFuture<Void> handle(Delivery delivery) {
    if (stopping) {
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
    return config.prefetch() == 0 || locks.secure(delivery).join();
  }

  private static void warnOfManyDeliveries(Delivery delivery) {
    long before = delivery.message().getDeliveryCount();
    if (before >= MANY_DELIVERIES) {
      log.warn(
          "Delivered {} times before and never settled, because its worker died, lost the lock or"
              + " released it; the queue dead-letters it after its maximum, sequence_number={}",
          before,
          delivery.sequenceNumber());
    }
  }

  private void endAfter(
      CompletableFuture<Void> settled, Delivery delivery, LockRenewer.Renewal renewal) {
    var unused =
        settled.whenComplete(
            (v, error) -> {
              renewal.close();
              end(delivery);
            });
  }

  private void end(Delivery delivery) {
    inFlight.remove(delivery);
    delivery.end();
  }

  /** Returns how it is at this moment. */
  WorkerHealth health() {
    boolean live = watchdog.isLive();
    boolean ready = started.isDone() && !started.isCompletedExceptionally() && !stopping;
    return WorkerHealth.of(metrics, live, ready && watchdog.isFresh(), inFlight.all().size());
  }

  /**
   * Waits until the worker is stopped.
   *
   * @throws IllegalStateException if it has lost its queue
   */
  void awaitStopped() throws InterruptedException {
    try {
      CompletableFuture.anyOf(stopped, watchdog.lost()).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
    }
  }

  /**
   * Stops: takes no more messages, lets running tasks finish within the grace time, releases the
   * rest, closes. A second call waits for the first.
   */
  void stop() {
    boolean first;
    synchronized (this) {
      first = !stopping;
      stopping = true;
    }
    if (!first) {
      stopped.join();
      return;
    }
    log.info("Stopping: {} tasks are running", inFlight.all().size());
    pump.stop();
    releaseThoseThatEndTheProcess();
    try {
      if (!inFlight.awaitEmpty(config.shutdownGrace())) {
        releaseAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      releaseAll();
    } finally {
      close();
      log.info("Stopped");
    }
  }

  /** A task that has called {@link System#exit} waits for this stop: it will not finish. */
  private void releaseThoseThatEndTheProcess() {
    for (Delivery delivery : inFlight.all()) {
      if (delivery.isEndingTheProcess()) {
        log.error(
            "A task has called System.exit, its message is released, sequence_number={}"
                + " message_id={}",
            delivery.sequenceNumber(),
            delivery.message().getMessageId());
        var unused = handler.release(delivery).whenComplete((v, error) -> end(delivery));
      }
    }
  }

  private void releaseAll() {
    List<CompletableFuture<Void>> released = new ArrayList<>();
    for (Delivery delivery : inFlight.all()) {
      delivery.cutOff();
      log.warn(
          "Task did not finish within the grace time, {}, sequence_number={} message_id={}",
          delivery.state().mayBecome(DeliveryState.RELEASING)
              ? "its message is released"
              : "it is not run again",
          delivery.sequenceNumber(),
          delivery.message().getMessageId());
      released.add(handler.release(delivery));
    }
    CompletableFuture.allOf(released.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, RELEASE_TIME.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              log.warn("A message was not released, its lock will end: {}", error.toString());
              return null;
            })
        .join();
  }

  /** Returns how long a stop takes at the most. */
  static Duration stopLimit(BoilermakerConfig config) {
    return config.shutdownGrace().plus(RELEASE_TIME).plus(CLOSE_TIME);
  }

  private void close() {
    stopping = true;
    pump.close();
    locks.close();
    timer.close();
    if (ownExecutor != null) {
      ownExecutor.shutdownNow();
    }
    stopped.complete(null);
  }
}
