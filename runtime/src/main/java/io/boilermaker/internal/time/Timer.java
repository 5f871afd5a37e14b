package io.boilermaker.internal.time;

import java.time.Duration;

/** Runs things later, one after the other, and measures time. Thread safe. */
public interface Timer extends AutoCloseable {

  /** Reads the ticker. */
  long nanos();

  /** Runs something once; not if the timer is closed by then. */
  void after(Duration wait, Runnable action);

  /** Runs something again and again; never more if it throws. */
  void every(Duration wait, Runnable action);

  /** Runs nothing more; does not wait for what runs. */
  @Override
  void close();
}
