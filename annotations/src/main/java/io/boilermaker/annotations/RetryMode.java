package io.boilermaker.annotations;

/** How the delay between two tries of a task grows. */
public enum RetryMode {
  /** The same delay each time. */
  FIXED,
  /** The delay doubles with each try; half of it is random, so that retries spread out. */
  EXPONENTIAL,
  /** The delay grows by itself with each try. */
  LINEAR
}
