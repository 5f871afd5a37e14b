package io.boilermaker.benchmarks.soak;

import io.boilermaker.PublishException;
import io.boilermaker.TaskContext;
import io.boilermaker.TaskResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a parent's body: retries, and what it does that it should not. */
record ParentBody(SoakApp app, TaskContext context, int tries, Misbehaviour misbehaviour) {

  private static final long BLOCKED_MILLIS = 500;

  /** Runs it; its end is noted just before. */
  @Nullable Object run() throws Throwable {
    return switch (misbehaviour) {
      case BLOCKED_CONTINUATION -> continuation(/* publishes= */ false);
      case PUBLISHING_CONTINUATION -> continuation(/* publishes= */ true);
      case LATE_STAGE ->
          CompletableFuture.supplyAsync(
              this::endLater,
              CompletableFuture.delayedExecutor(BLOCKED_MILLIS, TimeUnit.MILLISECONDS));
      case INTERRUPT_FLAG -> {
        Thread.currentThread().interrupt();
        yield endNow();
      }
      case CHANGED_THREAD -> {
        ThreadTraces.leave();
        yield endNow();
      }
      case HALT, EXIT -> {
        endWorker();
        yield endNow();
      }
      default -> endNow();
    };
  }

  /** Ends on the thread that completes a publication, which blocks for a while. */
  private CompletableFuture<@Nullable Object> continuation(boolean publishes) {
    return AsideTasks.applyAsync()
        .handle(
            (task, error) -> {
              block(publishes);
              return endLater();
            });
  }

  private static void block(boolean publishes) {
    try {
      if (publishes) {
        AsideTasks.apply();
      } else {
        Thread.sleep(BLOCKED_MILLIS);
      }
    } catch (PublishException e) {
      // The broker is away, or the queue is full: nobody counts it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Object endLater() {
    try {
      return endNow();
    } catch (Throwable t) {
      throw new CompletionException(t);
    }
  }

  private @Nullable Object endNow() throws Throwable {
    app.end(context);
    if (context.attempt() < tries) {
      throw SoakTasks.retry(tries);
    }
    return misbehaviour.fails() ? fail() : null;
  }

  private Object fail() throws Throwable {
    return switch (misbehaviour) {
      case HUGE_REASON -> TaskResult.failure(Unprintable.hugeText());
      case FAILED_STAGE -> Unprintable.failedStage();
      case BROKEN_STAGE -> new Unprintable.BrokenStage();
      case STACK_OVERFLOW -> overflow(0);
      default -> throw Unprintable.of(misbehaviour);
    };
  }

  @SuppressWarnings("InfiniteRecursion") // that is what it is for
  private static Integer overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  /** At the first delivery only; it must come again with a higher count. */
  private void endWorker() {
    if (context.deliveryCount() > 0 || context.attempt() > 1) {
      return;
    }
    app.endsWorker(context);
    if (misbehaviour == Misbehaviour.HALT) {
      Runtime.getRuntime().halt(SoakProcess.HALTED_BY_TASK);
    }
    System.exit(SoakProcess.EXITED_BY_TASK);
  }
}
