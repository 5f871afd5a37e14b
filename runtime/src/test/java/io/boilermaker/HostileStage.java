package io.boilermaker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A stage of a user's own class, whose methods fail in the way that a test says. */
abstract class HostileStage extends CompletableFuture<Object> {

  /** Fails; called by whoever asks this stage for another one. */
  abstract @Nullable Object called() throws Exception;

  @Override
  public <U> CompletableFuture<U> handleAsync(
      BiFunction<? super Object, Throwable, ? extends U> action, Executor executor) {
    try {
      Object unused = called();
      return null;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
