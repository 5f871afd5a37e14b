package io.boilermaker.codec;

import org.jspecify.annotations.Nullable;

/**
 * The choice whether a collection or map that is read can hold null; if not, null is not written
 * either.
 */
enum Nulls {
  ALLOWED,
  REFUSED;

  /** Rejects a null where none is allowed, by what is needed there. */
  void check(@Nullable Object value, String needed) {
    if (value == null && this == REFUSED) {
      throw Mismatch.aNull(needed);
    }
  }
}
