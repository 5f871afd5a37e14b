package io.boilermaker.broker;

import java.time.Duration;
import java.time.Instant;

/** When the client of one connection last showed a token. */
final class Tokens {

  private final BrokerContext broker;
  private Instant shownAt;

  Tokens(BrokerContext broker) {
    this.broker = broker;
    this.shownAt = broker.time().now();
  }

  void shown() {
    shownAt = broker.time().now();
  }

  /** Whether the last one is older than a test wants tokens to be. */
  boolean areStale() {
    Duration lifetime = broker.faults().tokenLifetime();
    return lifetime != null && shownAt.plus(lifetime).isBefore(broker.time().now());
  }
}
