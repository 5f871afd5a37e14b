package io.boilermaker;

import io.boilermaker.TaskAttempt.Failed;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.TaskAttempt.Unbound;
import io.boilermaker.interceptor.Execution;
import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.interceptor.ExecutionOutcome;
import io.boilermaker.internal.interception.ExecutionChain;
import io.boilermaker.internal.interception.HandledMessage;
import io.boilermaker.internal.process.LogContext;
import io.boilermaker.internal.process.ThreadState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tries with interceptors around them: around the binding of the arguments and the call.
 * Thread safe.
 *
 * @param interceptors in their order
 * @param attempts binds the arguments
 * @param runner calls the tasks
 */
record TaskInterception(
    List<ExecutionInterceptor> interceptors, TaskAttempts attempts, TaskRunner runner) {

  /**
   * Runs a try on the current thread.
   *
   * @param message what interceptors see of its message
   * @param mayRun asked once the arguments are bound; if not, the try has no outcome
   * @return never fails; empty if the task may not run
   */
  CompletableFuture<Optional<Outcome>> run(
      Unbound unbound, TaskContext context, HandledMessage message, BooleanSupplier mayRun) {
    ThreadState clean = ThreadState.save();
    try {
      return new Try(unbound, context, message, mayRun).run();
    } finally {
      clean.restore();
    }
  }

  /** One try. */
  private final class Try {
    private final Unbound unbound;
    private final TaskContext context;
    private final HandledMessage message;
    private final BooleanSupplier mayRun;
    private final TaskRunner.QuietRun run;
    private volatile boolean isForbidden;
    private volatile @Nullable Map<String, String> logContext;

    Try(Unbound unbound, TaskContext context, HandledMessage message, BooleanSupplier mayRun) {
      this.unbound = unbound;
      this.context = context;
      this.message = message;
      this.mayRun = mayRun;
      this.run = runner.quiet(unbound.registration(), unbound.task(), context.sequenceNumber());
    }

    CompletableFuture<Optional<Outcome>> run() {
      Execution execution = message.begin(context, text -> run.masks().masks().apply(text));
      return new ExecutionChain(interceptors, this::thrown, runner.continuations())
          .run(execution, this::task)
          .thenApply(this::ended);
    }

    /** What an interceptor throws counts as if the task had thrown it. */
    private ExecutionOutcome thrown(Throwable thrown) {
      return ExecutionOutcomes.shown(run.end(null, thrown), thrown);
    }

    private CompletableFuture<ExecutionOutcome> task() {
      logContext = LogContext.copy();
      TaskAttempt bound = attempts.bind(unbound);
      if (bound instanceof Failed failed) {
        return CompletableFuture.completedFuture(ExecutionOutcomes.shown(failed.failure(), null));
      }
      try {
        isForbidden = !mayRun.getAsBoolean();
      } catch (RuntimeException | Error e) {
        return CompletableFuture.completedFuture(thrown(e));
      }
      return isForbidden
          ? CompletableFuture.completedFuture(
              ExecutionOutcome.failure("its message could not be completed before"))
          : runner
              .run((Ready) bound, context, run)
              .thenApply(outcome -> ExecutionOutcomes.shown(outcome, run.thrown()));
    }

    private Optional<Outcome> ended(ExecutionOutcome shown) {
      message.endTry();
      if (isForbidden) {
        return Optional.empty();
      }
      message.ended(shown);
      Outcome outcome = run.masked(ExecutionOutcomes.of(shown, unbound.task()));
      Map<String, String> before = LogContext.copy();
      LogContext.set(logContext);
      try {
        run.log(outcome);
      } finally {
        LogContext.set(before);
      }
      return Optional.of(outcome);
    }
  }
}
