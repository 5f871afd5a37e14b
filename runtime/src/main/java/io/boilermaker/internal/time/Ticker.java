package io.boilermaker.internal.time;

/** A monotonic clock: measures spans of time, which no change of the wall clock bends. */
@FunctionalInterface
public interface Ticker {

  /** Reads the nanoseconds since an arbitrary moment; only differences mean something. */
  long nanos();

  /** Returns the ticker of the JVM. */
  static Ticker system() {
    return System::nanoTime;
  }
}
