package io.boilermaker;

import io.boilermaker.internal.process.Continuations;
import io.boilermaker.internal.process.DaemonThreads;
import io.boilermaker.internal.process.ElsewhereExecutor;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.TaskExecutor;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.InFlight;
import io.boilermaker.internal.servicebus.LockRenewer;
import io.boilermaker.internal.servicebus.MessagePump;
import io.boilermaker.internal.servicebus.QueueWatchdog;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.ThreadTimer;
import io.boilermaker.internal.time.TimeSource;
import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Receives messages and runs their tasks, from {@link #start} to {@link #stop}; used for one such
 * run. Thread safe.
 */
final class Worker implements MessagePump.Listener {

  private static final Logger log = GuardedLogger.of(Worker.class);

  /** Bounds closing after a stop. */
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  private final BoilermakerConfig config;
  private final StartCheck startCheck;
  private final ExecutorService ownExecutor;
  private final Deliveries deliveries;
  private final WorkerMetrics metrics;
  private final LockRenewer locks;
  private final Timer timer;
  private final MessagePump pump;
  private final QueueWatchdog watchdog;
  private final WorkerStop stop;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

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
    this.ownExecutor = TaskExecutor.create(config.concurrency());
    Executor executor =
        new ElsewhereExecutor(userExecutor == null ? ownExecutor : userExecutor, ownExecutor);
    this.metrics = metrics;
    TimeSource time = connection.time();
    this.locks =
        new LockRenewer(
            config.maxLockRenewal(), time, connection.clock(), metrics, timer("locks", time));
    this.timer = timer("timer", time);
    this.deliveries =
        new Deliveries(handler, executor, locks, config.prefetch() > 0, new InFlight());
    this.pump =
        new MessagePump(connection.source(), config.concurrency(), config.prefetch(), this, timer);
    this.watchdog = new QueueWatchdog(connection::peek, config.watch(), metrics, pump, timer);
    this.stop = new WorkerStop(config.shutdownGrace(), pump, deliveries);
    var unused = metrics.broken().whenComplete((v, error) -> stopElsewhere());
  }

  private static Timer timer(String name, TimeSource time) {
    return new ThreadTimer(DaemonThreads.named("boilermaker-" + name), time.ticker());
  }

  /**
   * Starts receiving. A stop meanwhile ends the start, which then returns.
   *
   * @throws IllegalStateException if the queue cannot be reached in time; the message names it
   */
  void start() {
    try {
      pump.start();
      startCheck.run(started);
      metrics.contact();
      started.complete(null);
      watchdog.start();
    } catch (RuntimeException e) {
      if (!deliveries.stop()) {
        // In order, so without a trace; the reason, since the start may have failed meanwhile.
        log.info("Stopped before it had started: {}", Thrown.chain(e));
        return;
      }
      close();
      throw e;
    }
    if (!deliveries.isStopping()) {
      log.info("Worker started on {}, concurrency {}", config, config.concurrency());
    }
  }

  @Override
  public void linkEnded(Throwable error) {
    if (!ServiceRequests.isUnreadable(error) && started.completeExceptionally(error)) {
      return;
    }
    log.warn("Receiving from {} ended: {}", config, error.toString());
  }

  @Override
  public void received(Delivery delivery) {
    metrics.received();
    started.complete(null);
    deliveries.received(delivery);
  }

  /** Returns how it is at this moment. */
  WorkerHealth health() {
    boolean live = watchdog.isLive();
    boolean ready =
        started.isDone() && !started.isCompletedExceptionally() && !deliveries.isStopping();
    return WorkerHealth.of(
        metrics, live, ready && watchdog.isFresh(), deliveries.inFlight().all().size());
  }

  /** Counts the locks that it has lost. */
  long locksLost() {
    return metrics.total(WorkerMetrics.Event.LOCK_LOST);
  }

  /**
   * Waits until the worker is stopped.
   *
   * @throws IllegalStateException if it has lost its queue, or its own code has failed
   */
  void awaitStopped() throws InterruptedException {
    try {
      CompletableFuture.anyOf(metrics.broken(), watchdog.lost(), stopped).get();
    } catch (ExecutionException e) {
      Throwable why = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(why.getMessage(), why.getCause());
    }
  }

  /**
   * Stops: takes no more messages, lets running tasks finish within the grace time, releases the
   * rest, closes. A second call waits for the first. A call by one of its own tasks does not wait,
   * since the stop waits for the task; nor does a call by a callback of a future once no tasks are
   * left but asynchronous ones, since it may be what one of them waits for.
   */
  void stop() {
    boolean first = deliveries.stop();
    Delivery own = deliveries.current();
    boolean isOwnTask = own != null;
    if (own != null) {
      own.stopWorker();
    }
    boolean isCallback = Continuations.isCurrent();
    if (first && (isOwnTask || isCallback)) {
      startStop();
    } else if (first) {
      stopNow();
    }
    if (!isOwnTask && isCallback) {
      stop.awaitFromCallback(stopped);
    } else if (!isOwnTask) {
      stopped.join();
    }
  }

  /** Not a daemon, whatever the caller is: the JVM must not end in the midst of it. */
  private void startStop() {
    Thread thread = new Thread(this::stopNow, "boilermaker-stop");
    thread.setDaemon(false);
    thread.start();
  }

  /** Takes no more messages from now on, and stops without keeping the caller waiting. */
  private void stopElsewhere() {
    if (deliveries.stop()) {
      stop.takeNoMore();
      startStop();
    }
  }

  private void stopNow() {
    try {
      started.completeExceptionally(new CancellationException("the worker was stopped"));
      stop.run();
    } finally {
      close();
      log.info("Stopped");
    }
  }

  /** Runs something once the worker has stopped; here and now if it has. */
  void whenStopped(Runnable action) {
    var unused = stopped.thenRun(action);
  }

  /** Returns how long a stop takes at the most. */
  static Duration stopLimit(BoilermakerConfig config) {
    return config.shutdownGrace().plus(WorkerStop.RELEASE_TIME).plus(CLOSE_TIME);
  }

  private void close() {
    try {
      pump.close(deliveries.inFlight().all());
      locks.close();
      timer.close();
      ownExecutor.shutdownNow();
    } finally {
      stopped.complete(null);
    }
  }
}
