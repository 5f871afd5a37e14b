package io.boilermaker.broker.internal.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Results for the program in which a broker runs, held back like the output of connections until
 * the changes that they may reveal are committed.
 */
final class UncommittedResults {

  private record Result(CompletableFuture<?> future, Runnable completion) {}

  private record Hold(long change, List<Result> results) {}

  private final ArrayDeque<Hold> holds = new ArrayDeque<>();
  private List<Result> ofThisTurn = new ArrayList<>();

  <T extends @Nullable Object> void add(CompletableFuture<T> future, T value) {
    ofThisTurn.add(new Result(future, () -> future.complete(value)));
  }

  /** Lets everything added since the last call wait for that change. */
  void hold(long change) {
    if (!ofThisTurn.isEmpty()) {
      holds.add(new Hold(change, ofThisTurn));
      ofThisTurn = new ArrayList<>();
    }
  }

  /** Completes what waits for changes up to that one. */
  void release(long committed) {
    while (!holds.isEmpty() && holds.element().change() <= committed) {
      holds.remove().results().forEach(result -> result.completion().run());
    }
  }

  /** Fails everything that still waits, because nothing more will be committed. */
  void refuse(RuntimeException reason) {
    for (Hold hold : holds) {
      hold.results().forEach(result -> result.future().completeExceptionally(reason));
    }
    holds.clear();
  }
}
