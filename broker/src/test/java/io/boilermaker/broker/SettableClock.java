package io.boilermaker.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, until it is moved ahead. */
final class SettableClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  void move(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
