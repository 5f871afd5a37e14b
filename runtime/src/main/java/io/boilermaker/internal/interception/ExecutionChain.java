package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionInterceptor.Next;
import io.boilermaker.interceptor.ExecutionOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The interceptors around one try of a task. What they throw or return, nothing of it is trusted.
 *
 * @param interceptors in their order, the outermost first
 * @param thrown makes an outcome of what one of them throws
 * @param continuations goes on where a stage has ended
 */
public record ExecutionChain(
    List<ExecutionInterceptor> interceptors,
    Function<Throwable, ExecutionOutcome> thrown,
    Executor continuations) {

  /**
   * Runs all of them on the current thread.
   *
   * @param task runs the task; its future never fails
   * @return never fails
   */
  public CompletableFuture<ExecutionOutcome> run(
      Execution execution, Supplier<CompletableFuture<ExecutionOutcome>> task) {
    return run(0, execution, task);
  }

  private CompletableFuture<ExecutionOutcome> run(
      int index, Execution execution, Supplier<CompletableFuture<ExecutionOutcome>> task) {
    if (index == interceptors.size()) {
      return task.get();
    }
    ExecutionInterceptor interceptor = interceptors.get(index);
    try {
      var next = new OnlyOnce(() -> run(index + 1, execution, task));
      return outcome(interceptor, interceptor.execute(execution, next));
    } catch (Throwable t) {
      // Errors too: it is one try that fails, never the worker.
      return CompletableFuture.completedFuture(thrown.apply(t));
    }
  }

  /** Waits for a stage, which may be of a class of the user's own. */
  private CompletableFuture<ExecutionOutcome> outcome(
      ExecutionInterceptor interceptor, @Nullable CompletionStage<ExecutionOutcome> stage) {
    if (stage == null) {
      throw new IllegalStateException(
          "the interceptor " + interceptor.getClass().getName() + " returned null");
    }
    if (stage.getClass() == CompletableFuture.class && ((CompletableFuture<?>) stage).isDone()) {
      return ((CompletableFuture<ExecutionOutcome>) stage)
          .handle((outcome, error) -> ended(interceptor, outcome, error));
    }
    var ended = new CompletableFuture<ExecutionOutcome>();
    var unused =
        stage.handleAsync(
            (outcome, error) -> ended.complete(ended(interceptor, outcome, error)), continuations);
    return ended;
  }

  private ExecutionOutcome ended(
      ExecutionInterceptor interceptor,
      @Nullable ExecutionOutcome outcome,
      @Nullable Throwable error) {
    if (error != null) {
      return thrown.apply(error);
    }
    return outcome == null
        ? thrown.apply(
            new IllegalStateException(
                "the interceptor " + interceptor.getClass().getName() + " gave no outcome"))
        : outcome;
  }

  /** The rest of a try, for one call by the thread that runs it. */
  private static final class OnlyOnce implements Next {
    private final Thread owner = Thread.currentThread();
    private final Supplier<CompletableFuture<ExecutionOutcome>> rest;
    private boolean isUsed;

    OnlyOnce(Supplier<CompletableFuture<ExecutionOutcome>> rest) {
      this.rest = rest;
    }

    @Override
    public CompletionStage<ExecutionOutcome> run() {
      if (Thread.currentThread() != owner) {
        throw new IllegalStateException("next.run() was called on another thread than the task's");
      }
      if (isUsed) {
        throw new IllegalStateException("next.run() was called a second time");
      }
      isUsed = true;
      return rest.get();
    }
  }
}
