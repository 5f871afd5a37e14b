package io.boilermaker;

import io.boilermaker.internal.time.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A timer in virtual time. */
record ModelTimer(VirtualTimeScheduler time, Disposable.Composite actions) implements Timer {

  ModelTimer(VirtualTimeScheduler time) {
    this(time, Disposables.composite());
  }

  @Override
  public long nanos() {
    return time.now(TimeUnit.NANOSECONDS);
  }

  @Override
  public void after(Duration wait, Runnable action) {
    if (!actions.isDisposed()) {
      actions.add(time.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  @Override
  public void every(Duration wait, Runnable action) {
    long millis = wait.toMillis();
    actions.add(time.schedulePeriodically(action, millis, millis, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    actions.dispose();
  }
}
