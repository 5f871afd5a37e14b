package io.boilermaker;

import io.boilermaker.Registrations.Registration;
import io.boilermaker.TaskAttempt.Ready;
import io.boilermaker.internal.process.GuardedLogger;
import io.boilermaker.internal.process.ShownText;
import io.boilermaker.internal.process.ThreadState;
import io.boilermaker.internal.process.Thrown;
import io.boilermaker.internal.time.Seconds;
import io.boilermaker.internal.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Calls a task's method and tells how that ended. Thread safe. */
final class TaskRunner {

  private static final Logger log = GuardedLogger.of(TaskRunner.class);

  private final Object state;
  private final Ticker ticker;
  private final Executor continuations;

  /**
   * @param continuations goes on where an asynchronous task has ended
   */
  TaskRunner(Object state, Ticker ticker, Executor continuations) {
    this.state = state;
    this.ticker = ticker;
    this.continuations = continuations;
  }

  /** Runs a task; the future never fails, and is done when an asynchronous task is. */
  CompletableFuture<Outcome> run(Ready ready, TaskContext context) {
    Registration registration = ready.registration();
    return run(ready, context, new Run(registration, ready.task(), context.sequenceNumber()));
  }

  /** Returns the executor that goes on where an asynchronous task has ended. */
  Executor continuations() {
    return continuations;
  }

  /** Prepares a run whose failure is not logged by itself. */
  QuietRun quiet(Registration registration, Task task, long sequenceNumber) {
    return new QuietRun(registration, task, sequenceNumber);
  }

  /** Runs a task; the future never fails, and is done when an asynchronous task is. */
  CompletableFuture<Outcome> run(Ready ready, TaskContext context, Run run) {
    Registration registration = ready.registration();
    ThreadState clean = ThreadState.save();
    run.begin();
    try {
      Object result = registration.invoke(state, context, ready.arguments());
      if (result instanceof CompletionStage<?> stage) {
        return ended(stage, run);
      }
      return CompletableFuture.completedFuture(run.end(result, null));
    } catch (Throwable t) {
      // Errors too: whatever a task throws is the task's failure, never the worker's.
      return CompletableFuture.completedFuture(run.end(null, t));
    } finally {
      // Also before its message is settled: the SDK gives up its connection on an interrupted
      // thread.
      clean.restore();
    }
  }

  /**
   * Waits for a stage, which may be of a class of the user's own: of what its methods return,
   * nothing is used.
   */
  private CompletableFuture<Outcome> ended(CompletionStage<?> stage, Run run) {
    var ended = new CompletableFuture<Outcome>();
    endWith(stage, run, ended);
    return ended;
  }

  /** A stage may end with another one, as where {@code thenApply} was meant to be a compose. */
  private void endWith(CompletionStage<?> stage, Run run, CompletableFuture<Outcome> ended) {
    // Whoever completes it may be a thread that a connection depends on.
    var unused =
        stage.handleAsync(
            (result, thrown) -> {
              if (result instanceof CompletionStage<?> next) {
                try {
                  endWith(next, run, ended);
                } catch (Throwable t) {
                  ended.complete(run.end(null, t));
                }
              } else {
                ended.complete(run.end(result, thrown));
              }
              return null;
            },
            continuations);
  }

  /** One run of a task. */
  class Run {
    private final Registration registration;
    private final Task task;
    private final String name;
    private final String id;
    private final long sequenceNumber;
    private final long start = ticker.nanos();

    Run(Registration registration, Task task, long sequenceNumber) {
      this.registration = registration;
      this.task = task;
      this.name = ShownText.name(task.name());
      this.id = ShownText.name(task.id());
      this.sequenceNumber = sequenceNumber;
    }

    /** Returns an outcome as it is logged and dead-lettered. */
    Outcome masked(Outcome outcome) {
      return outcome instanceof Outcome.Success ? outcome : masks().masked(outcome);
    }

    /** Returns what masks the sensitive values of the arguments. */
    Outcome.Masks masks() {
      return Outcome.Masks.of(registration, task);
    }

    void begin() {
      log.atInfo()
          .addKeyValue("task_id", id)
          .addKeyValue("attempt", task.attempts())
          .log("[{}] Begin Task sequence_number={}", name, sequenceNumber);
    }

    /** Returns how the run ended; never throws, whatever the user's objects do. */
    Outcome end(@Nullable Object result, @Nullable Throwable thrown) {
      try {
        return masked(outcome(result, thrown));
      } catch (Throwable t) {
        return masked(failure("its result cannot be read: " + Thrown.text(t)));
      }
    }

    private Outcome outcome(@Nullable Object result, @Nullable Throwable thrown) {
      if (thrown instanceof CompletionException && thrown.getCause() != null) {
        return threw(thrown.getCause());
      }
      if (thrown != null) {
        return threw(thrown);
      }
      if (result instanceof TaskResult taskResult && !taskResult.isSuccess()) {
        return failed(taskResult.reason());
      }
      String seconds = Seconds.text(ticker.nanos() - start);
      log.atInfo()
          .addKeyValue("task_id", id)
          .log("[{}] Completed Task sequence_number={} in {}s", name, sequenceNumber, seconds);
      return new Outcome.Success();
    }

    Outcome threw(Throwable thrown) {
      if (thrown instanceof RetryException retry) {
        return new Outcome.Retry(retry.policy(), Thrown.message(retry));
      }
      if (registration.definition().isRetryRequest(thrown)) {
        return new Outcome.Retry(null, Thrown.text(thrown));
      }
      logThrown(thrown);
      return failure(Thrown.text(thrown), thrown);
    }

    void logThrown(Throwable thrown) {
      Thrown.log(
          () ->
              log.atError()
                  .addKeyValue("task_id", id)
                  .addArgument(name)
                  .addArgument(sequenceNumber),
          "[{}] Failed processing task sequence_number={}",
          thrown,
          masks().masks());
    }

    private Outcome failed(@Nullable String reason) {
      String said = reason == null ? "the task said that it failed" : ShownText.of(reason);
      logFailed(said);
      return failure(said);
    }

    void logFailed(String said) {
      log.atWarn()
          .addKeyValue("task_id", id)
          .log(
              "[{}] Failed Task sequence_number={}: {}",
              name,
              sequenceNumber,
              masks().masks().apply(said));
    }

    private Outcome failure(String what) {
      return failure(what, null);
    }

    private Outcome failure(String what, @Nullable Throwable error) {
      return new Outcome.Failure(
          DeadLetterReason.TASK_FAILED, Outcome.Masks.head(task) + what, error);
    }
  }

  /** A run whose failure is logged when interceptors have seen it: they may make a retry of it. */
  final class QuietRun extends Run {
    private volatile @Nullable Throwable thrown;

    QuietRun(Registration registration, Task task, long sequenceNumber) {
      super(registration, task, sequenceNumber);
    }

    /** Returns what the task threw last; null if nothing. */
    @Nullable Throwable thrown() {
      return thrown;
    }

    @Override
    Outcome threw(Throwable thrown) {
      this.thrown = thrown;
      return super.threw(thrown);
    }

    @Override
    void logThrown(Throwable thrown) {}

    @Override
    void logFailed(String said) {}

    /** Logs a failure. */
    void log(Outcome outcome) {
      if (!(outcome instanceof Outcome.Failure failure)
          || !failure.reason().equals(DeadLetterReason.TASK_FAILED)) {
        return;
      }
      if (failure.error() == null) {
        super.logFailed(failure.description());
      } else {
        super.logThrown(failure.error());
      }
    }
  }
}
