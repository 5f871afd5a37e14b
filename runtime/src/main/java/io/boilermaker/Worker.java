package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import io.boilermaker.internal.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives messages and runs their tasks, from {@link #start} to {@link #stop}; used for one such
 * run. Thread safe.
 */
final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** How long a stop waits for messages to be released once the grace time has ended. */
  private static final Duration RELEASE_TIME = Duration.ofSeconds(3);

  /** From which on a message is worth a warning; queues dead-letter it after ten by default. */
  private static final int MANY_DELIVERIES = 5;

  /** How long closing may take after that. */
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  private final BoilermakerConfig config;
  private final Supplier<ServiceBusReceiverAsyncClient> receivers;
  private final MessageHandler handler;
  private final OutcomeHandler outcomes;
  private final SettleAndPublish settleAndPublish;
  private final Executor executor;
  private final @Nullable ExecutorService ownExecutor;
  private final InFlight inFlight = new InFlight();
  private final WorkerMetrics metrics;
  private final LockRenewer locks;
  private final ScheduledThreadPoolExecutor timer;
  private final MessagePump pump;
  private final QueueWatchdog watchdog;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile boolean stopping;

  Worker(
      BoilermakerConfig config,
      Supplier<ServiceBusReceiverAsyncClient> receivers,
      MessageHandler handler,
      OutcomeHandler outcomes,
      SettleAndPublish settleAndPublish,
      @Nullable Executor userExecutor,
      WorkerMetrics metrics,
      TimeSource time) {
    this.config = config;
    this.receivers = receivers;
    this.handler = handler;
    this.outcomes = outcomes;
    this.settleAndPublish = settleAndPublish;
    if (userExecutor == null) {
      this.ownExecutor = TaskExecutor.create(config.concurrency());
      this.executor = ownExecutor;
    } else {
      this.ownExecutor = null;
      this.executor = userExecutor;
    }
    this.metrics = metrics;
    this.locks = new LockRenewer(config.maxLockRenewal(), time, metrics);
    this.timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("boilermaker-timer"));
    this.pump =
        new MessagePump(
            receivers,
            config.concurrency(),
            new ServiceRequests(config.answerLimit(), time.ticker()),
            this::accept,
            this::linkEnded,
            timer,
            time.ticker());
    this.watchdog =
        new QueueWatchdog(
            receivers,
            config.watchInterval(),
            config.giveUpAfter(),
            metrics,
            pump,
            config.toString(),
            time.ticker());
  }

  /**
   * Starts receiving.
   *
   * @throws IllegalStateException if the queue cannot be reached in time; the message names it
   */
  void start() {
    pump.start();
    try {
      new StartCheck(config, receivers).run(started, settleAndPublish);
      metrics.contact();
      started.complete(null);
      watchdog.start(timer);
      log.info("Worker started on {}, concurrency {}", config, config.concurrency());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void linkEnded(Throwable error) {
    if (started.completeExceptionally(error)) {
      return;
    }
    log.warn("Receiving from {} ended: {}", config, error.toString());
  }

  private void accept(Delivery delivery) {
    metrics.received();
    started.complete(null);
    inFlight.add(delivery);
    // Here and not where the task runs: a thread for it may be long in coming.
    LockRenewer.Renewal renewal = locks.start(delivery);
    try {
      executor.execute(() -> finishAfter(handle(delivery), delivery, renewal));
    } catch (RuntimeException e) {
      log.error("The executor refused a task, its message is released", e);
      finishAfter(outcomes.release(delivery), delivery, renewal);
    }
  }

  private CompletableFuture<Void> handle(Delivery delivery) {
    if (stopping) {
      return outcomes.release(delivery);
    }
    if (config.prefetch() > 0 && !locks.secure(delivery).join()) {
      log.info(
          "The lock ended before the task could begin, sequence_number={}: it is delivered again",
          delivery.sequenceNumber());
      return CompletableFuture.completedFuture(null);
    }
    delivery.runBy(Thread.currentThread());
    long before = delivery.message().getDeliveryCount();
    if (before >= MANY_DELIVERIES) {
      log.warn(
          "Delivered {} times before and never settled, because its worker died, lost the lock or"
              + " released it; the queue dead-letters it after its maximum, sequence_number={}",
          before,
          delivery.sequenceNumber());
    }
    try {
      return handler.handle(delivery, () -> pump.ended(delivery));
    } catch (Throwable t) {
      log.error("Message not handled, sequence_number={}", delivery.sequenceNumber(), t);
      return delivery.claim() ? delivery.abandon() : CompletableFuture.completedFuture(null);
    }
  }

  private void finishAfter(
      CompletableFuture<Void> settled, Delivery delivery, LockRenewer.Renewal renewal) {
    var unused =
        settled.whenComplete(
            (v, error) -> {
              renewal.close();
              finished(delivery);
            });
  }

  private void finished(Delivery delivery) {
    if (inFlight.remove(delivery)) {
      pump.settled(delivery);
    }
  }

  /** How it is at this moment. */
  WorkerHealth health() {
    boolean live = watchdog.isLive();
    boolean ready = started.isDone() && !started.isCompletedExceptionally() && !stopping;
    return metrics.health(live, ready && watchdog.isFresh(), inFlight.all().size());
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
        var unused = outcomes.release(delivery).whenComplete((v, error) -> finished(delivery));
      }
    }
  }

  private void releaseAll() {
    List<CompletableFuture<Void>> released = new ArrayList<>();
    for (Delivery delivery : inFlight.all()) {
      delivery.cancel();
      log.warn(
          "Task did not finish within the grace time, {}, sequence_number={} message_id={}",
          delivery.isClaimed() ? "it is not run again" : "its message is released",
          delivery.sequenceNumber(),
          delivery.message().getMessageId());
      released.add(outcomes.release(delivery));
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

  /** How long a stop takes at the most. */
  static Duration stopLimit(BoilermakerConfig config) {
    return config.shutdownGrace().plus(RELEASE_TIME).plus(CLOSE_TIME);
  }

  private void close() {
    stopping = true;
    pump.close();
    locks.close();
    timer.shutdownNow();
    if (ownExecutor != null) {
      ownExecutor.shutdownNow();
    }
    stopped.complete(null);
  }
}
