package io.boilermaker;

import io.boilermaker.internal.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real time and what a test has moved it by. So time never stands still for whoever waits in real
 * time, and long waits cost none. Thread safe.
 */
final class MovableTime {

  private final AtomicLong movedNanos = new AtomicLong();
  private final InstantSource instants = () -> Instant.now().plusNanos(movedNanos.get());
  private final Clock clock = instants.withZone(ZoneOffset.UTC);
  private final TimeSource source =
      new TimeSource(clock, () -> System.nanoTime() + movedNanos.get());

  /** Returns the wall clock. */
  Clock clock() {
    return clock;
  }

  /** Returns the wall clock and the ticker, which move together. */
  TimeSource source() {
    return source;
  }

  void advance(Duration duration) {
    movedNanos.addAndGet(duration.toNanos());
  }
}
