package io.boilermaker.interceptor;

import java.util.concurrent.CompletionStage;

/** Runs around each try of a task: around the binding of its arguments and the call. */
public non-sealed interface ExecutionInterceptor extends Interceptor {

  /**
   * Runs a try, on the task's thread: usually calls {@code next} and returns what that returns, or
   * something made of it. Not calling it skips the task.
   *
   * <p>What it returns is the outcome. What it throws, or a stage that fails, counts as if the task
   * had thrown it: a {@code RetryException} asks for a retry, anything else fails the task. The
   * stage of a task that returns a {@code CompletionStage} ends when that does, on a thread that
   * may block; that of any other is done when {@code next} returns.
   *
   * @return never null; null fails the task
   */
  CompletionStage<ExecutionOutcome> execute(Execution execution, Next next) throws Exception;

  /**
   * Tells whether it makes a span of each try. The Azure SDK's own tracing, which makes another one
   * of the same message, is then left out of the worker's connection. By default false.
   */
  default boolean tracesTries() {
    return false;
  }

  /** The rest of a try: further interceptors, then the task. */
  interface Next {

    /**
     * Runs it.
     *
     * @return ends with the outcome, whatever the task or another interceptor throws; never fails
     * @throws IllegalStateException if it is called a second time, or by another thread
     */
    CompletionStage<ExecutionOutcome> run();
  }
}
