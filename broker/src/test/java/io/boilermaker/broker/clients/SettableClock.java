package io.boilermaker.broker.clients;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows the time of the system plus what it was moved ahead. */
public final class SettableClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  public void move(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
