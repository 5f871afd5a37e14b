package io.boilermaker.benchmarks.soak;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Failures that cannot be printed, and stages that cannot be waited for. */
final class Unprintable {

  private static final int HUGE = 100_000;
  private static final String HALF_A_PAIR = "half of a pair: \ud83d.";

  private Unprintable() {}

  static String hugeText() {
    return "no end ".repeat(HUGE / 7);
  }

  /** Makes what a task throws. */
  static Throwable of(Misbehaviour kind) {
    return switch (kind) {
      case MESSAGE_THROWS -> new MessageThrows();
      case MESSAGE_THROWS_ERROR -> new MessageThrowsError();
      case TEXT_IS_NULL -> new TextIsNull();
      case TRACE_THROWS -> new TraceThrows();
      case CAUSE_THROWS -> new CauseThrows();
      case CAUSES_WITHOUT_END -> circle();
      case HUGE_MESSAGE -> new IllegalStateException(hugeText());
      case HALF_A_PAIR -> new IllegalStateException(HALF_A_PAIR);
      case ASSERTION -> new AssertionError("asserted by a task");
      case LINKAGE -> new NoClassDefFoundError("com/example/Missing");
      case NO_MEMORY -> new OutOfMemoryError("thrown by a task");
      case INTERRUPTED -> new InterruptedException("thrown by a task");
      default -> throw new IllegalArgumentException("throws nothing: " + kind);
    };
  }

  private static Throwable circle() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);
    return first;
  }

  private static final class MessageThrows extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("the message cannot be loaded");
    }
  }

  private static final class MessageThrowsError extends Error {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError("the message cannot be loaded");
    }
  }

  private static final class TextIsNull extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings({"NullAway", "OverrideThrowableToString", "ToStringReturnsNull"}) // careless
    public String toString() {
      return null;
    }
  }

  private static final class TraceThrows extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("the trace cannot be loaded");
    }
  }

  private static final class CauseThrows extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized @Nullable Throwable getCause() {
      throw new IllegalStateException("the cause cannot be loaded");
    }
  }

  /** A stage that refuses to be waited for. */
  static final class BrokenStage extends CompletableFuture<Object> {

    @Override
    public <U> CompletableFuture<U> handleAsync(
        BiFunction<? super Object, Throwable, ? extends U> action, Executor executor) {
      throw new UnsupportedOperationException("this stage cannot be waited for");
    }

    @Override
    public CompletableFuture<Object> toCompletableFuture() {
      throw new UnsupportedOperationException("this stage is no future");
    }
  }

  /** Makes a stage that has failed with something that cannot be printed. */
  static CompletionStage<Object> failedStage() {
    return CompletableFuture.failedFuture(new MessageThrows());
  }
}
