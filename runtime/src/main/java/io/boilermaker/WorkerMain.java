package io.boilermaker;

import java.util.concurrent.Callable;

/** The life of a worker process, for the generated {@code …Worker} classes. */
@SuppressWarnings("DoNotCallSuggester")
public final class WorkerMain {

  private WorkerMain() {}

  /**
   * Builds the state, reads the configuration from the environment, runs a worker until SIGTERM or
   * SIGINT, and closes the state if it is {@link AutoCloseable}.
   *
   * @param stateFactory builds the application state
   * @return the exit code: 0 after an orderly stop, 1 if the worker could not start or gave up
   */
  public static <S> int run(Callable<S> stateFactory) {
    throw new IllegalStateException("under construction: " + stateFactory);
  }
}
