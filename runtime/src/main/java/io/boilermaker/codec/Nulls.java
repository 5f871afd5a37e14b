package io.boilermaker.codec;

import java.util.SortedSet;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The choice whether a collection or map that is read can hold null; if not, null is not written
 * either.
 */
enum Nulls {
  ALLOWED,
  REFUSED;

  /** Returns the choice for what is filled by reading. */
  static Nulls in(Object filled) {
    return filled instanceof SortedSet || filled instanceof ConcurrentMap ? REFUSED : ALLOWED;
  }

  /** Rejects a null where none is allowed, by what is needed there. */
  void check(@Nullable Object value, String needed) {
    if (value == null && this == REFUSED) {
      throw Mismatch.aNull(needed);
    }
  }
}
