package io.boilermaker;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import io.boilermaker.ModelQueue.Kind;
import io.boilermaker.ModelQueue.Place;
import io.boilermaker.ModelQueue.Request;
import io.boilermaker.ModelQueue.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One path through the life of a delivery: at each step, {@link Choices} decide which of the events
 * that are possible happens next. After the last step the worker is stopped, whatever is asked is
 * answered, and the {@link LifeChecks} are made.
 */
final class DeliveryLife implements LifeWorker.Waiting {

  static final String NOTHING_MORE = "nothing more";

  /** Longer than the grace time, a request, and any pause between two tries. */
  private static final Duration LONG = Duration.ofSeconds(16);

  /** Longer than the first pause between two tries, and shorter than the grace time. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** Longer than everything is tried. */
  private static final int MOST_SECONDS = 1_000;

  /** How a task has ended. */
  enum End {
    RETURNED,
    FAILED,
    RETRIED
  }

  final LifeScenario scenario;
  private final List<String> path = new ArrayList<>();

  /** How tasks have ended that did so while their worker could settle them. */
  final Map<String, End> ends = new LinkedHashMap<>();

  /** Those that had ended before the worker had waited for as long as it does. */
  final List<String> inTime = new ArrayList<>();

  final List<String> lostLocks = new ArrayList<>();
  final LifeWorker worker;
  final ModelQueue queue;
  boolean isExited;
  private final Function<List<String>, String> choices;
  private int events;
  private int faults;
  private boolean isStopBegun;
  private boolean isSecondStop;
  private boolean isWaiting;
  private boolean isBlocked;
  private boolean isInterrupted;
  private boolean isGraceOver;

  /**
   * @param events how many happen
   * @param faults how many of them are faults at the most
   */
  DeliveryLife(
      LifeScenario scenario, Function<List<String>, String> choices, int events, int faults) {
    this.scenario = scenario;
    this.choices = choices;
    this.events = events;
    this.faults = faults;
    this.worker = new LifeWorker(scenario, this);
    this.queue = worker.queue;
  }

  /** Returns the path, as {@link Choices#along} takes it. */
  String path() {
    return String.join(" -> ", path);
  }

  /** Walks the path, and returns what is wrong with it. */
  List<String> walk() {
    try {
      worker.start();
      runAll();
      while (events > 0 && !isExited) {
        step();
      }
      var checks = new LifeChecks(this);
      if (!isExited) {
        settleDown();
        checks.atTheEnd();
      }
      return checks.violations();
    } finally {
      worker.discard();
    }
  }

  private void runAll() {
    while (!worker.executor.isEmpty()) {
      worker.executor.remove().run();
    }
  }

  private void step() {
    events--;
    Map<String, Runnable> possible = possible();
    String name = choices.apply(List.copyOf(possible.keySet()));
    path.add(name);
    possible.get(name).run();
    runAll();
  }

  private Map<String, Runnable> possible() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    addEnds(all);
    for (Request request : queue.open) {
      all.putIfAbsent(request.text + ": answered", request::answer);
    }
    if (!isStopBegun) {
      all.put("stop", this::stop);
    } else if (!isSecondStop) {
      all.put("second stop", this::secondStop);
    }
    if (faults > 0) {
      addFaults(all);
    }
    all.put("exit", this::exit);
    all.put(NOTHING_MORE, () -> events = 0);
    return all;
  }

  private void addEnds(Map<String, Runnable> all) {
    worker.bodies.forEach(
        (name, body) -> {
          if (!body.isDone()) {
            all.put(name + " returns", () -> end(name, End.RETURNED, body));
            all.put(name + " throws", () -> end(name, End.FAILED, body));
            all.put(name + " asks for a retry", () -> end(name, End.RETRIED, body));
          }
        });
  }

  private void end(String name, End end, CompletableFuture<Object> body) {
    ends.put(name, end);
    if (!isGraceOver) {
      inTime.add(name);
    }
    switch (end) {
      case RETURNED -> body.complete("done");
      case FAILED -> body.completeExceptionally(new IllegalStateException("no"));
      case RETRIED -> body.completeExceptionally(new RetryException("again"));
    }
  }

  private void addFaults(Map<String, Runnable> all) {
    for (Request request : queue.open) {
      addFaults(all, request);
    }
    for (Stored stored : queue.stored) {
      if (stored.place == Place.LOCKED && !isBeingDeadLettered(stored)) {
        all.put("the lock of " + stored.name + " is lost", fault(() -> loseLock(stored)));
      }
    }
    if (!isBlocked) {
      all.put("the connection is lost", fault(queue::loseConnection));
      all.put("16 s pass", fault(() -> pass(LONG)));
    }
    all.put("2 s pass", fault(() -> pass(SHORT)));
    if (isWaiting) {
      all.put("the stop is interrupted", fault(() -> isInterrupted = true));
    }
  }

  /** Its lock has just been renewed. The SDK would not say that it is lost. */
  private boolean isBeingDeadLettered(Stored stored) {
    return queue.open.stream().anyMatch(r -> r.text.equals("dead-letter " + stored.name));
  }

  private void addFaults(Map<String, Runnable> all, Request request) {
    String text = request.text;
    if (!isBlocked) {
      all.putIfAbsent(text + ": the answer is lost", fault(request::loseAnswer));
      all.putIfAbsent(text + ": the request is lost", fault(request::lose));
    }
    if (request.kind == Kind.COMMIT) {
      all.putIfAbsent(text + ": rolled back", fault(() -> request.refuse(ModelQueue.rolledBack())));
      return;
    }
    all.putIfAbsent(
        text + ": refused for a while", fault(() -> refuse(request, temporary(request))));
    if (request.kind == Kind.PUBLICATION) {
      all.putIfAbsent(
          text + ": refused for good", fault(() -> refuse(request, AmqpErrorCondition.NOT_FOUND)));
    }
  }

  private static AmqpErrorCondition temporary(Request request) {
    return request.kind == Kind.PUBLICATION
        ? AmqpErrorCondition.RESOURCE_LIMIT_EXCEEDED
        : AmqpErrorCondition.INTERNAL_ERROR;
  }

  private static void refuse(Request request, AmqpErrorCondition condition) {
    request.refuse(ModelQueue.refusal(condition));
  }

  private Runnable fault(Runnable event) {
    return () -> {
      faults--;
      event.run();
    };
  }

  private void loseLock(Stored stored) {
    stored.place = Place.AVAILABLE;
    lostLocks.add(stored.name);
  }

  private void pass(Duration time) {
    worker.time.advanceTimeBy(time);
  }

  private void stop() {
    isStopBegun = true;
    queue.isLeft = true;
    worker.stop();
  }

  private void secondStop() {
    isSecondStop = true;
    worker.stop();
  }

  private void exit() {
    new LifeChecks(this).atTheExit();
    isExited = true;
    queue.isGone = true;
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = nanos() + limit.toNanos();
    boolean wasWaiting = isWaiting;
    isWaiting = true;
    try {
      runAll();
      while (!condition.getAsBoolean() && !isExited) {
        if (isInterrupted) {
          isInterrupted = false;
          isGraceOver = true;
          throw new InterruptedException();
        }
        if (nanos() >= end) {
          isGraceOver = true;
          return false;
        }
        if (events > 0) {
          step();
        } else {
          answerOrPass();
        }
      }
      return true;
    } finally {
      isWaiting = wasWaiting;
    }
  }

  /** Lets no request end by time: the caller's thread would have to go on for another one. */
  @Override
  public void awaitAnswer(Request request) {
    boolean wasBlocked = isBlocked;
    isBlocked = true;
    while (queue.open.contains(request)) {
      if (isExited) {
        request.refuse(ModelQueue.refusal(AmqpErrorCondition.INTERNAL_ERROR));
      } else if (events > 0) {
        step();
      } else {
        request.answer();
      }
    }
    isBlocked = wasBlocked;
  }

  private long nanos() {
    return worker.time.now(TimeUnit.NANOSECONDS);
  }

  private void answerOrPass() {
    if (queue.open.isEmpty()) {
      pass(Duration.ofSeconds(1));
    } else {
      queue.open.get(0).answer();
    }
    runAll();
  }

  /** Answers everything, stops, and waits until nothing is tried any more. */
  private void settleDown() {
    if (!isStopBegun) {
      stop();
    }
    for (int seconds = 0; seconds < MOST_SECONDS && !isQuiet(); seconds++) {
      answerOrPass();
    }
  }

  private boolean isQuiet() {
    return queue.open.isEmpty() && worker.deliveries.inFlight().all().isEmpty();
  }
}
