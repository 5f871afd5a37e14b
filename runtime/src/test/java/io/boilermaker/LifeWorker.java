package io.boilermaker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.InFlight;
import io.boilermaker.internal.servicebus.LockRenewer;
import io.boilermaker.internal.servicebus.MessagePump;
import io.boilermaker.internal.servicebus.ServiceClock;
import io.boilermaker.internal.servicebus.ServiceRequests;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.Ticker;
import io.boilermaker.internal.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The parts of a worker that handle deliveries, put together as {@link WorkerFactory} does, but on
 * a {@link ModelQueue}, in virtual time, and without threads: what would run on another waits in
 * {@link #executor}, and what would block calls {@link Waiting}.
 */
final class LifeWorker implements MessagePump.Listener {

  static final Duration GRACE = Duration.ofSeconds(10);

  private static final BoilermakerConfig CONFIG =
      BoilermakerConfig.builder()
          .connectionString("Endpoint=sb://localhost;SharedAccessKeyName=name;SharedAccessKey=a2V5")
          .queueName("tasks")
          .shutdownGrace(GRACE)
          .build();

  /** Makes other things happen until a condition holds. */
  interface Waiting {

    /** Returns false if the time ends before. */
    boolean await(BooleanSupplier condition, Duration time) throws InterruptedException;

    /** Returns when a request is answered, whose caller blocks. */
    void awaitAnswer(ModelQueue.Request request);
  }

  final VirtualTimeScheduler time;
  final ModelQueue queue;
  final WorkerMetrics metrics;
  final Deliveries deliveries;
  final Queue<Runnable> executor = new ArrayDeque<>();

  /** The tasks that run, by their names. */
  final Map<String, CompletableFuture<Object>> bodies = new LinkedHashMap<>();

  final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final MessagePump pump;
  private final LockRenewer locks;
  private final ModelTimer timer;
  private final WorkerStop stop;

  LifeWorker(LifeScenario scenario, Waiting waiting) {
    time = VirtualTimeScheduler.create();
    VirtualTimeScheduler.set(time);
    Ticker ticker = () -> time.now(TimeUnit.NANOSECONDS);
    InstantSource instants = () -> Instant.EPOCH.plusNanos(ticker.nanos());
    Clock clock = instants.withZone(ZoneOffset.UTC);
    var source = new TimeSource(clock, ticker);
    queue = new ModelQueue(ticker);
    if (!scenario.acksLate) {
      queue.blocking = waiting::awaitAnswer;
    }
    metrics = new WorkerMetrics(source);
    HandWrittenTasks tasks = tasks(scenario);
    var attempts =
        new TaskAttempts(
            Registrations.load(new Object(), List.of(tasks.registry()), List.of()),
            null,
            clock,
            0,
            MessageLimits.NONE);
    RandomGenerator random = middle();
    var settleAndPublish = new SettleAndPublish(ticker, random);
    if (scenario.isTransactional) {
      settleAndPublish.detect(new ModelReceiver(queue), Duration.ofSeconds(1));
    }
    var requests = new ServiceRequests(CONFIG.answerLimit(), ticker, random);
    var followUps =
        new FollowUps(
            CONFIG,
            new ModelScheduler(queue),
            requests,
            new OutgoingTasks(CONFIG.queueName(), null, WorkerInterception.NONE.publish()),
            WorkerInterception.NONE.notes());
    var report = new OutcomeReport(metrics, WorkerInterception.NONE.events(), ticker);
    var outcomes = new OutcomeHandler(attempts, followUps, settleAndPublish, report, Runnable::run);
    var handler =
        new MessageHandler(
            attempts,
            new TaskRunner(new Object(), ticker, Runnable::run),
            outcomes,
            metrics,
            WorkerInterception.NONE);
    var serviceClock = new ServiceClock(source);
    timer = new ModelTimer(time);
    locks =
        new LockRenewer(Duration.ofHours(1), source, serviceClock, metrics, new ModelTimer(time));
    int prefetch = scenario.messages() - 1;
    deliveries = new Deliveries(handler, executor::add, locks, prefetch > 0, inFlight(waiting));
    pump =
        new MessagePump(
            new MessagePump.Source(queue::receiver, requests, serviceClock),
            1,
            prefetch,
            this,
            timer);
    stop = new WorkerStop(GRACE, pump, deliveries);
    for (int i = 0; i < scenario.messages(); i++) {
      queue.store("M" + (i + 1), body(tasks, "M" + (i + 1), scenario));
    }
    lines.start();
    log().addAppender(lines);
  }

  static Logger log() {
    var log = (Logger) LoggerFactory.getLogger("io.boilermaker");
    log.setLevel(Level.WARN);
    return log;
  }

  /** Returns no chance at all. */
  private static RandomGenerator middle() {
    return () -> Long.MAX_VALUE / 2;
  }

  private HandWrittenTasks tasks(LifeScenario scenario) {
    var tasks = new HandWrittenTasks();
    for (String name : List.of("M1", "M2", "then", "else")) {
      TaskDefinition definition = HandWrittenTasks.define(name).acksLate(scenario.acksLate).build();
      tasks.add(
          definition,
          (context, arguments) -> {
            var body = new CompletableFuture<>();
            bodies.put(name, body);
            return body;
          });
    }
    return tasks;
  }

  private static byte[] body(HandWrittenTasks tasks, String name, LifeScenario scenario) {
    Task task = tasks.task(name);
    if (scenario.hasCallbacks) {
      task =
          task.onSuccess(callback(tasks, "then", scenario))
              .onFailure(callback(tasks, "else", scenario));
    }
    return EnvelopeWriter.write(task, null).body().bytes();
  }

  private static Task callback(HandWrittenTasks tasks, String name, LifeScenario scenario) {
    return scenario.callbackQueue == null
        ? tasks.task(name)
        : new TaskDraft(tasks.task(name)).queue(scenario.callbackQueue).build();
  }

  private static InFlight inFlight(Waiting waiting) {
    return new InFlight() {
      @Override
      public boolean awaitNone(Predicate<Delivery> kind, Duration limit)
          throws InterruptedException {
        return waiting.await(() -> all().stream().noneMatch(kind), limit);
      }
    };
  }

  @Override
  public void received(Delivery delivery) {
    metrics.received();
    deliveries.received(delivery);
  }

  @Override
  public void linkEnded(Throwable error) {
    if (error != ModelReceiver.LINK_LOST) {
      queue.violate("the link ends by " + error);
    }
  }

  void start() {
    pump.start();
  }

  /** Stops as {@link Worker#stop} does; a second call does nothing. */
  void stop() {
    if (deliveries.stop()) {
      stop.run();
      pump.close(deliveries.inFlight().all());
      locks.close();
      timer.close();
    }
  }

  /** Ends without a stop, so that the next path begins anew. */
  void discard() {
    log().detachAppender(lines);
    locks.close();
    timer.close();
    time.dispose();
  }
}
