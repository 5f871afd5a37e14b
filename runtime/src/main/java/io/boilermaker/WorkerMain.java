package io.boilermaker;

import io.boilermaker.internal.process.ShutdownHook;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a worker process, for the generated {@code …Worker} classes. */
public final class WorkerMain {

  private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

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
    try {
      BoilermakerConfig config = BoilermakerConfig.fromEnvironment();
      S state = stateFactory.call();
      runUntilStopped(config, state);
      return 0;
    } catch (Exception e) {
      log.debug("Worker not started", e);
      // Said where it is seen even if no logging back end is there.
      System.err.println("The worker cannot run: " + e.getMessage());
      return 1;
    }
  }

  private static <S> void runUntilStopped(BoilermakerConfig config, S state) throws Exception {
    Boilermaker<S> app = Boilermaker.builder(state).config(config).build();
    ShutdownHook hook = ShutdownHook.install(app::stop, Worker.stopLimit(config));
    InetSocketAddress healthAddress = config.healthAddress();
    try (HealthServer health =
        healthAddress == null ? null : HealthServer.start(healthAddress, app::health)) {
      if (health != null) {
        log.info("Health at port {}: /live, /ready", health.port());
      }
      Boilermaker.setDefault(app);
      app.runUntilStopped();
    } finally {
      app.close();
      if (state instanceof AutoCloseable closeable) {
        closeable.close();
      }
      hook.done();
    }
  }
}
