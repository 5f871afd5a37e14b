package io.boilermaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.codec.Json;
import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.interceptor.Interceptor;
import io.boilermaker.internal.interception.Interceptors;
import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.process.CheckedClock;
import io.boilermaker.internal.process.ShutdownHook;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.settings.SettingChecks;
import io.boilermaker.internal.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The application: publishes tasks to a Service Bus queue and runs a worker of it. Thread safe.
 *
 * @param <S> the type of the application state, which every task gets as its first argument
 */
// The parameter tells readers and builders which state the tasks get.
@SuppressWarnings("UnusedTypeParameter")
public final class Boilermaker<S> implements AutoCloseable {

  /** Bound the wait for publications that were accepted: of any close, and of one by itself. */
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  private static final Duration PUBLISHING_TIME = Duration.ofMinutes(2);

  private final TaskPublisher publisher;
  private final @Nullable WorkerFactory workers;
  private final TimeSource time;
  private final WorkerInterception interception;
  private final ApplicationView view;
  private @Nullable Worker worker;
  private boolean closed;
  private boolean ending;

  private Boilermaker(ApplicationParts parts) {
    this.publisher = parts.publisher();
    this.workers = parts.workers();
    this.time = parts.time();
    this.interception = parts.interception();
    this.view = new WorkerView(this, parts.host(), parts.queue(), parts.slots());
    interception.interceptors().opened(view);
  }

  /**
   * Starts an application with this state.
   *
   * @param state what every task gets as its first argument; shared by all of them
   */
  public static <S> Builder<S> builder(S state) {
    return new Builder<>(
        Objects.requireNonNull(state, "builder(…) needs the state of the application"));
  }

  /** Makes {@code app} the application that the static methods of stubs publish through. */
  public static void setDefault(Boilermaker<?> app) {
    DefaultApplication.set(Objects.requireNonNull(app, "setDefault(…) needs an application"));
  }

  /**
   * Returns the application that the static methods of stubs publish through. With none set, the
   * first call builds one that only publishes, from the environment. That one closes itself, when
   * all it has accepted is published, once no other thread than daemons is left in the program.
   *
   * @throws IllegalStateException if none is set and the environment does not say where the queue
   *     is; the message names the missing variable
   */
  public static Boilermaker<?> getDefault() {
    return DefaultApplication.get();
  }

  /**
   * Publishes a task, to run at once.
   *
   * @return the task with its sequence number
   * @throws PublishException if the queue did not confirm it
   */
  public Task publish(Task task) {
    return publish(task, PublishOptions.none());
  }

  /**
   * Publishes a task.
   *
   * @return the task with its sequence number
   * @throws PublishException if the queue did not confirm it
   */
  public Task publish(Task task, PublishOptions options) {
    try {
      return publisher.publish(task, options).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PublishException failure) {
        throw new PublishException(String.valueOf(failure.getMessage()), failure);
      }
      throw e;
    }
  }

  /**
   * Like {@link #publish(Task)}, without waiting: the future fails where that would throw. It is
   * completed on a thread of its own, on which continuations may block.
   */
  public CompletableFuture<Task> publishAsync(Task task) {
    return publishAsync(task, PublishOptions.none());
  }

  /**
   * Like {@link #publish(Task, PublishOptions)}, without waiting, as {@link #publishAsync(Task)}.
   */
  public CompletableFuture<Task> publishAsync(Task task, PublishOptions options) {
    return publisher.publishAsync(task, options);
  }

  /**
   * Publishes tasks to run at once, in batches: much faster than one by one.
   *
   * @return the result of each task, in their order, also of those that the queue did not confirm
   * @throws io.boilermaker.codec.ArgumentException if an argument cannot be written; none is sent
   */
  public List<PublishResult> publishAll(Collection<Task> tasks) {
    return publisher.publishAll(List.copyOf(tasks)).join();
  }

  /**
   * Publishes a call of a task whose name is known only at run time, to run at once.
   *
   * @param name the task's name in messages
   * @param args the arguments by position; plain JSON values: null, strings, booleans, numbers,
   *     lists, and maps with string keys
   * @param kwargs the arguments by name; values as in {@code args}
   * @return the task with its sequence number
   * @throws PublishException if the queue did not confirm it
   */
  public Task publish(String name, List<?> args, Map<String, ?> kwargs) {
    return publish(Task.named(name, args, kwargs));
  }

  /**
   * Runs a worker and blocks until it is stopped: by {@link #stop}, {@link #close}, SIGTERM or
   * SIGINT.
   *
   * @throws IllegalStateException if no tasks are registered or an expected one is not, if the
   *     queue cannot be reached, or if a worker runs already
   */
  public void run() {
    ShutdownHook hook = ShutdownHook.install(this::end, workers().stopLimit());
    try {
      runUntilStopped();
    } finally {
      hook.done();
    }
  }

  /** Like {@link #run}, but leaves the JVM's signals to the caller. */
  void runUntilStopped() {
    start();
    awaitStopped();
  }

  /** Stops the worker because the process ends; it does not start any more. */
  void end() {
    synchronized (this) {
      ending = true;
    }
    stop();
  }

  /**
   * Starts a worker and returns.
   *
   * @throws IllegalStateException if no tasks are registered or an expected one is not, if the
   *     queue cannot be reached, or if a worker runs already
   */
  public void start() {
    Worker starting;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the application is closed");
      }
      if (worker != null) {
        throw new IllegalStateException("a worker runs already");
      }
      if (ending) {
        return;
      }
      starting = workers().create();
      worker = starting;
    }
    starting.whenStopped(() -> forget(starting));
    try {
      starting.start();
    } catch (RuntimeException e) {
      forget(starting);
      throw e;
    }
  }

  private WorkerFactory workers() {
    if (workers == null) {
      throw new IllegalStateException(
          "an inline application runs its tasks where they are published, and has no worker");
    }
    return workers;
  }

  private void awaitStopped() {
    Worker running = current();
    if (running == null) {
      return;
    }
    try {
      running.awaitStopped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    } catch (IllegalStateException e) {
      stop();
      throw e;
    }
  }

  /**
   * Stops the worker, if one runs: it takes no more messages, running tasks may finish within the
   * grace time, the messages of the rest are released. Blocks until that is done; may be called
   * more than once. Called by a task of this application, or by a callback of a future while an
   * asynchronous task is not done, it returns at once, and the stop goes on: it waits for the task.
   */
  public void stop() {
    Worker running = current();
    if (running != null) {
      running.stop();
      // Who waits for the end of a worker may go on before what was to be done at it is done.
      running.whenStopped(() -> forget(running));
    }
  }

  /**
   * Returns the health of the worker. Costs little; may be called at any time and by any thread.
   *
   * @return live but not ready if no worker runs
   */
  public WorkerHealth health() {
    Worker running = current();
    return running == null
        ? WorkerHealth.of(new WorkerMetrics(time), true, false, 0)
        : running.health();
  }

  synchronized @Nullable Worker current() {
    return worker;
  }

  private synchronized void forget(Worker ended) {
    worker = worker == ended ? null : worker;
  }

  /**
   * {@linkplain #stop Stops} the worker, if one runs, waits up to 5 seconds for publications under
   * way, and closes the connections. The state is not closed.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    DefaultApplication.remove(this);
    Worker running = current();
    if (running == null) {
      closeConnections();
    } else {
      running.stop();
      running.whenStopped(this::closeConnections);
    }
  }

  private void closeConnections() {
    publisher.awaitPublished(CLOSE_TIME);
    publisher.close();
    if (workers != null) {
      workers.close();
    }
    interception.close(view);
  }

  void closeWhenPublished() {
    publisher.awaitPublished(PUBLISHING_TIME);
    close();
  }

  /**
   * Collects what an application needs. Not thread safe.
   *
   * @param <S> the type of the application state
   */
  public static final class Builder<S> {
    private final S state;
    private @Nullable BoilermakerConfig config;
    private @Nullable InlineQueue inline;
    private @Nullable Executor executor;
    private @Nullable ObjectMapper mapper;
    private final List<Interceptor> interceptors = new ArrayList<>();
    private TimeSource time = TimeSource.system();
    private Iterable<TaskRegistry> registries;

    private Builder(S state) {
      this.state = state;
      this.registries = new TaskRegistries(state);
    }

    /** Sets the queue and the worker's settings. Required, unless tasks run inline. */
    public Builder<S> config(BoilermakerConfig value) {
      this.config = value;
      return this;
    }

    /**
     * Runs tasks where they are published, without a broker; for tests. There is no worker then,
     * and a {@link #config configuration} is not used.
     *
     * @param value records what ran
     */
    public Builder<S> inline(InlineQueue value) {
      this.inline = value;
      return this;
    }

    /**
     * Sets the executor of tasks, in place of one thread for each unit of concurrency (virtual
     * threads where the JVM has them). It is not closed with the application, and must run as many
     * tasks at the same time as the configured concurrency. What it would run on the thread that
     * calls it, such as by {@code CallerRunsPolicy}, runs on a thread of the worker's instead.
     */
    public Builder<S> executor(Executor value) {
      this.executor = value;
      return this;
    }

    /**
     * Sets the mapper that writes and reads arguments of types with Jackson's annotations;
     * generated code does all others. A copy is taken. By default a mapper that is as strict as the
     * generated code. Publishers and workers must agree.
     */
    public Builder<S> objectMapper(ObjectMapper value) {
      this.mapper = value;
      return this;
    }

    /** Adds an interceptor. Those that {@link java.util.ServiceLoader} finds need not be added. */
    public Builder<S> interceptor(Interceptor value) {
      interceptors.add(Objects.requireNonNull(value, "interceptor"));
      return this;
    }

    /** Sets the clock of attempts and delays; by default the system's, as where this one fails. */
    public Builder<S> clock(Clock value) {
      return time(new TimeSource(new CheckedClock(value), time.ticker()));
    }

    Builder<S> time(TimeSource value) {
      this.time = value;
      return this;
    }

    Builder<S> registries(Iterable<TaskRegistry> value) {
      this.registries = value;
      return this;
    }

    /**
     * Builds the application. Nothing connects before the first publication or start.
     *
     * @throws IllegalStateException if no configuration is set and tasks do not run inline, if they
     *     do and none are registered, if the Jackson on the class path is too old or of mixed
     *     versions, or if an interceptor cannot be loaded
     */
    public Boilermaker<S> build() {
      Json.requireJackson();
      var program = new TaskProgram(state, registries, mapper == null ? null : mapper.copy());
      Interceptors all = Interceptors.found(interceptors, TaskRegistries.loaders(state).keySet());
      return new Boilermaker<>(
          inline == null
              ? ApplicationParts.onServiceBus(
                  program, SettingChecks.configuration(config), all, executor, time)
              : ApplicationParts.inline(program, inline, all, time));
    }
  }
}
