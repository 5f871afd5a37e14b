package io.boilermaker;

import io.boilermaker.codec.Json;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.ShutdownHook;
import io.boilermaker.internal.process.Thrown;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The life of a worker process, for the generated {@code …Worker} classes. */
public final class WorkerMain {

  private static final Logger log = GuardedLogger.of(WorkerMain.class);

  private WorkerMain() {}

  /**
   * Builds the state, reads the configuration from the environment, runs a worker until SIGTERM or
   * SIGINT, and closes the state if it is {@link AutoCloseable}.
   *
   * @param stateFactory builds the application state
   * @return the exit code: 0 after an orderly stop, 1 if the worker could not start, or gave up
   *     because it lost its queue. A JVM that ends by a signal exits with 128 plus its number all
   *     the same, or with 1 if it had to be halted
   */
  public static <S> int run(Callable<S> stateFactory) {
    return run(
        stateFactory,
        BoilermakerConfig::fromEnvironment,
        (state, config) -> Boilermaker.builder(state).config(config).build());
  }

  /**
   * Like {@link #run(Callable)}, with settings from elsewhere.
   *
   * @param applications builds the application of a state
   */
  static <S> int run(
      Callable<S> stateFactory,
      Supplier<BoilermakerConfig> settings,
      BiFunction<S, BoilermakerConfig, Boilermaker<S>> applications) {
    try {
      Json.requireJackson();
      BoilermakerConfig config = settings.get();
      S state = build(stateFactory);
      return runUntilStopped(config, state, applications.apply(state, config));
    } catch (Throwable t) {
      return cannotRun(t);
    }
  }

  private static int cannotRun(Throwable t) {
    Thrown.log(log::atError, "The worker cannot run", t);
    // Said where it is seen even if no logging back end is there.
    System.err.println("The worker cannot run: " + Thrown.chain(t));
    return 1;
  }

  private static <S> S build(Callable<S> stateFactory) {
    S state;
    try {
      state = stateFactory.call();
    } catch (Throwable t) {
      throw new IllegalStateException(
          "the application's state cannot be built: " + Thrown.text(t), t);
    }
    if (state == null) {
      throw new IllegalStateException(
          "the application's state cannot be built: its factory returned null");
    }
    return state;
  }

  private static <S> int runUntilStopped(BoilermakerConfig config, S state, Boilermaker<S> app) {
    ShutdownHook hook = ShutdownHook.install(app::end, Worker.stopLimit(config));
    HealthServer health = null;
    try {
      health = health(config, app);
      Boilermaker.setDefault(app);
      app.runUntilStopped();
      return 0;
    } catch (Throwable t) {
      // Now: what is closed then may never return.
      return cannotRun(t);
    } finally {
      hook.limitEnd();
      closeAll(app, state, health);
      hook.done();
    }
  }

  private static @Nullable HealthServer health(BoilermakerConfig config, Boilermaker<?> app)
      throws IOException {
    InetSocketAddress address = config.healthAddress();
    if (address == null) {
      return null;
    }
    HealthServer health = HealthServer.start(address, app::health);
    log.info("Health at port {}: /live, /ready", health.port());
    return health;
  }

  /** Closes each for itself: one that fails hides neither the others nor why the worker ended. */
  private static void closeAll(@Nullable Object... all) {
    for (Object each : all) {
      try {
        if (each instanceof AutoCloseable closeable) {
          closeable.close();
        }
      } catch (Throwable t) {
        Thrown.log(
            () -> log.atError().addArgument(each.getClass().getName()), "Closing {} failed", t);
      }
    }
  }
}
