package io.boilermaker.codec;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all codecs that a value may need. Types may contain each other, and be thousands:
 * each codec is looked at once, and none inside of another's turn.
 */
final class CodecGraph {

  private CodecGraph() {}

  /** Finds a codec, whichever others are there; null if there is none. */
  static @Nullable Codec<?> find(Codec<?> start, Predicate<Codec<?>> wanted) {
    return find(start, Collections.newSetFromMap(new IdentityHashMap<>()), wanted);
  }

  /**
   * Finds a codec; codecs that are looked up when they are used get made by this.
   *
   * @param seen the codecs that are known not to be wanted; all that are looked at are added
   * @return null if there is none
   */
  static @Nullable Codec<?> find(
      Codec<?> start, Set<? super Codec<?>> seen, Predicate<Codec<?>> wanted) {
    Deque<Codec<?>> waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty()) {
      Codec<?> codec = waiting.pop();
      if (seen.add(codec)) {
        if (wanted.test(codec)) {
          return codec;
        }
        codec.parts().forEach(waiting::push);
      }
    }
    return null;
  }
}
