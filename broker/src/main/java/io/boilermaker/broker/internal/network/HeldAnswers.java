package io.boilermaker.broker.internal.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the program that a broker is in asked of it, held back like the output of connections until
 * the changes that it may tell of are safe.
 */
final class HeldAnswers {

  private record Answer(CompletableFuture<?> result, Runnable giving) {}

  private record Hold(long change, List<Answer> answers) {}

  private final ArrayDeque<Hold> holds = new ArrayDeque<>();
  private List<Answer> ofThisTurn = new ArrayList<>();

  <T extends @Nullable Object> void add(CompletableFuture<T> result, T value) {
    ofThisTurn.add(new Answer(result, () -> result.complete(value)));
  }

  /** What was added since the last call waits for that change. */
  void hold(long change) {
    if (!ofThisTurn.isEmpty()) {
      holds.add(new Hold(change, ofThisTurn));
      ofThisTurn = new ArrayList<>();
    }
  }

  /** Changes up to that one are safe. */
  void release(long committed) {
    while (!holds.isEmpty() && holds.element().change() <= committed) {
      holds.remove().answers().forEach(answer -> answer.giving().run());
    }
  }

  /** Nothing more will become safe. */
  void refuse(RuntimeException reason) {
    for (Hold hold : holds) {
      hold.answers().forEach(answer -> answer.result().completeExceptionally(reason));
    }
    holds.clear();
  }
}
