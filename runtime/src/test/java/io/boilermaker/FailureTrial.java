package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boilermaker.broker.Faults;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.codec.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One failure tried out: a broker, a task, and the main of a worker with them, on a thread; and
 * what was seen of them.
 */
final class FailureTrial implements AutoCloseable {

  static final String TASK = "work";
  private static final Pattern BROKER = Pattern.compile("localhost:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final WorkerFixture fixture =
      WorkerFixture.withTransactions(true, queue -> queue.lockDuration(Duration.ofMinutes(1)));
  final BoilermakerConfig.Builder config =
      fixture
          .config()
          .concurrency(2)
          .shutdownGrace(Duration.ofMillis(300))
          .startTimeout(Duration.ofSeconds(5))
          .answerLimit(Duration.ofSeconds(6));

  private final List<String> lines = FailureLog.list();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger follow = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<String> ends = new ArrayList<>();
  private final List<String> exits = new ArrayList<>();
  private volatile long deliveries;
  private volatile Boilermaker<Object> app;
  private volatile CompletableFuture<Integer> main;
  private String counters = FailureRow.NONE;
  private Supplier<BoilermakerConfig> settings = config::build;
  private ClassLoader classPath = FailureTrial.class.getClassLoader();

  FailureTrial() {
    fixture.tasks.add("child", (context, arguments) -> follow.incrementAndGet());
  }

  Faults faults() {
    return fixture.bus.faults();
  }

  /** Adds the task, whose runs are counted. */
  FailureTrial task(HandWrittenTasks.Body body, Parameter<?>... parameters) {
    fixture.tasks.add(
        TASK,
        (context, arguments) -> {
          ran(context);
          return body.run(context, arguments);
        },
        parameters);
    return this;
  }

  /** Counts a run of the body. */
  void ran(TaskContext context) {
    runs.incrementAndGet();
    deliveries = Math.max(deliveries, context.deliveryCount());
  }

  /** Adds a task that does nothing. */
  FailureTrial task() {
    return task((context, arguments) -> null);
  }

  /** Waits until the trial is over. */
  Object hang() throws InterruptedException {
    hanging.countDown();
    end.await();
    return null;
  }

  /** Runs what never ends by itself. */
  <T> T hang(Callable<T> endless) throws Exception {
    hanging.countDown();
    return endless.call();
  }

  /** Waits until something hangs: a task that nothing has begun is released without a word. */
  void awaitHanging() throws InterruptedException {
    assertThat(hanging.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Replaces the settings of the workers. */
  FailureTrial settings(Supplier<BoilermakerConfig> value) {
    settings = value;
    return this;
  }

  /** Ends the tasks that hang. */
  void release() {
    end.countDown();
  }

  FailureTrial start() {
    return start(Object::new, builder -> builder);
  }

  /** Starts a worker that finds its tasks on a class path of its own. */
  FailureTrial startWith(ClassLoader path) {
    classPath = path;
    return start(Object::new, builder -> builder.registries(new TaskRegistries(new Object())));
  }

  /** Starts a worker in whose own code an error is thrown once, where a class reads the time. */
  FailureTrial startFailingIn(FailingTime time) {
    return start(Object::new, builder -> builder.time(time.source()));
  }

  /** Starts a worker, and waits until it runs or has ended. */
  FailureTrial start(Callable<Object> state, UnaryOperator<Boilermaker.Builder<Object>> options) {
    var exit = new CompletableFuture<Integer>();
    app = null;
    main = exit;
    var thread =
        new Thread(
            () ->
                exit.complete(
                    WorkerMain.run(
                        state,
                        settings,
                        (built, values) -> {
                          app = options.apply(fixture.builder(built).config(values)).build();
                          return app;
                        })),
            "worker main");
    thread.setDaemon(true);
    thread.setContextClassLoader(classPath);
    thread.start();
    await(() -> exit.isDone() || (app != null && app.health().ready()));
    return this;
  }

  /** Publishes the task. */
  FailureTrial publish(Object... arguments) {
    return publish(Task.named(TASK, List.of(arguments), Map.of()));
  }

  /** Publishes the task, to be due when the trial is long over. */
  FailureTrial publishLater() {
    fixture.app().publish(fixture.tasks.task(TASK), PublishOptions.delayed(Duration.ofHours(1)));
    return this;
  }

  FailureTrial publish(Task task) {
    fixture.app().publish(task);
    return this;
  }

  /** Publishes the task with callbacks. */
  FailureTrial publishWithCallbacks() {
    Task child = fixture.tasks.task("child");
    return publish(fixture.tasks.task(TASK).onSuccess(child).onFailure(child));
  }

  WorkerHealth health() {
    return app.health();
  }

  void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }

  void awaitRuns(int count) {
    await(() -> runs.get() >= count);
  }

  /** Waits until the queue and the worker have nothing left to do. */
  void awaitSettled() {
    await(() -> app.health().inFlight() == 0 && isEmpty());
  }

  /** Waits until the callback has run, and nothing is left to do. */
  void awaitFollowUp() {
    await(() -> follow.get() > 0);
    awaitSettled();
  }

  /** Waits as {@link #awaitSettled}; lets the lock end where the worker has left it to that. */
  void awaitSettledInTime() {
    await(
        () ->
            app.health().inFlight() == 0
                && (fixture.bus.counts(WorkerFixture.QUEUE).locked() > 0 || isEmpty()));
    if (!isEmpty()) {
      note().advance(Duration.ofMinutes(2));
    }
    awaitSettled();
  }

  private boolean isEmpty() {
    QueueCounts counts = fixture.bus.counts(WorkerFixture.QUEUE);
    return counts.active() + counts.locked() + counts.scheduled() == 0;
  }

  int awaitExit() throws Exception {
    return main.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Runs a worker process until it is told to end, and notes the message before and after. */
  void process(String how) throws Exception {
    publish();
    try (FailureProcess process = FailureProcess.start(how, fixture)) {
      process.awaitReady();
      if (how.startsWith("close")) {
        await(this::isEmpty);
      }
      ends.add(where());
      exits.add(process.terminate() + " at SIGTERM");
      ends.add(where());
      lines.addAll(process.lines());
      runs.addAndGet((int) lines.stream().filter(FailingWorker.RUN::equals).count());
    }
  }

  /** Takes a warning or an error of this JVM, unless it is of a worker of an earlier trial. */
  void said(String line) {
    if (BROKER.matcher(line).results().allMatch(this::isOwn)) {
      lines.add(line);
    }
  }

  private boolean isOwn(MatchResult broker) {
    return Integer.parseInt(broker.group(1)) == fixture.bus.port();
  }

  boolean hasSaid(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  /** Notes where the message is, and that the worker runs or how it ended. */
  FailureTrial note() {
    ends.add(where());
    if (main != null) {
      noteCounters();
      exits.add(main.isDone() ? String.valueOf(main.join()) : "runs on");
    }
    return this;
  }

  private void noteCounters() {
    Boilermaker<?> current = app;
    if (current == null) {
      return;
    }
    WorkerHealth health = current.health();
    List<String> moved = new ArrayList<>();
    add(moved, "succeeded", health.succeeded());
    add(moved, "failed", health.failed());
    add(moved, "retried", health.retried());
    add(moved, "deadLettered", health.deadLettered());
    if (!moved.isEmpty()) {
      counters = String.join(", ", moved);
    }
  }

  private static void add(List<String> moved, String name, long count) {
    if (count > 0) {
      moved.add(name + " " + count);
    }
  }

  private String where() {
    List<PeekedMessage> all = fixture.bus.peek(WorkerFixture.QUEUE);
    all.forEach(message -> deliveries = Math.max(deliveries, message.deliveryCount()));
    return all.isEmpty()
        ? "completed"
        : String.join(" and ", all.stream().map(FailureTrial::where).toList());
  }

  private static String where(PeekedMessage message) {
    return switch (message.state()) {
      case ACTIVE -> "in the queue";
      case LOCKED -> "locked";
      case DEFERRED -> "deferred";
      case SCHEDULED -> "in the queue, delayed";
      case DEAD_LETTERED -> "dead-letter queue, `" + message.deadLetterReason() + "`";
    };
  }

  /** Stops the worker in order. */
  FailureTrial stop() throws Exception {
    noteCounters();
    Boilermaker<?> current = app;
    if (current != null) {
      current.stop();
    }
    awaitExit();
    return this;
  }

  FailureTrial advance(Duration duration) {
    fixture.advance(duration);
    return this;
  }

  /** Stops a worker whose task hangs, until that task has ended too. */
  void stopHanging() throws Exception {
    note().stop().note();
    awaitEndOfHanging();
  }

  /** Else its last line would be one of the next trial. */
  void awaitEndOfHanging() {
    release();
    await(() -> hasSaid("ended after its message was released"));
  }

  /** Returns the row of what was noted. */
  FailureRow row(FailureCase tried) {
    return new FailureRow(
        tried,
        deliveries,
        runs.get(),
        distinct(ends),
        FailureLog.first(lines),
        counters,
        distinct(exits),
        follow.get());
  }

  private static String distinct(List<String> notes) {
    return String.join("; then ", new java.util.LinkedHashSet<>(notes));
  }

  /** Returns what was logged. */
  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    end.countDown();
    faults().clear();
    Boilermaker<?> current = app;
    if (current != null) {
      current.close();
    }
    fixture.close();
  }
}
