package io.boilermaker;

import io.boilermaker.internal.time.TimeSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A time that once fails with an {@code OutOfMemoryError} where a given class reads it: an error in
 * the worker's own code, which no task has thrown.
 */
final class FailingTime {

  private final AtomicBoolean armed = new AtomicBoolean();
  private final String reader;
  private final TimeSource source;

  /**
   * @param reader the simple name of the class
   */
  FailingTime(TimeSource real, String reader) {
    this.reader = reader;
    this.source = new TimeSource(real.clock(), () -> read(real));
  }

  TimeSource source() {
    return source;
  }

  /** Lets the next reading fail. */
  FailingTime arm() {
    armed.set(true);
    return this;
  }

  private long read(TimeSource real) {
    if (armed.get() && isReader() && armed.compareAndSet(true, false)) {
      throw new OutOfMemoryError("Java heap space");
    }
    return real.nanos();
  }

  private boolean isReader() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("." + reader)));
  }
}
