package io.boilermaker.broker;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the client of one connection has shown of tokens. */
final class Tokens {

  static final String REFUSED =
      "The token is not signed with the key of this broker, or has expired.";

  private final BrokerContext broker;
  private Instant shownAt;
  private boolean good;

  Tokens(BrokerContext broker) {
    this.broker = broker;
    this.shownAt = broker.time().now();
    this.good = broker.key().isNone();
  }

  /** Takes a token; false if it is not good. */
  boolean show(@Nullable String token) {
    Instant now = broker.time().now();
    if (!broker.key().accepts(token, broker.time().toClient(now))) {
      return false;
    }
    shownAt = now;
    good = true;
    return true;
  }

  /** Whether the client may use queues: it has shown a good token, or needs none. */
  boolean areGood() {
    return good;
  }

  /** Whether the last one is older than a test wants tokens to be. */
  boolean areStale() {
    Duration lifetime = broker.faults().tokenLifetime();
    return lifetime != null && shownAt.plus(lifetime).isBefore(broker.time().now());
  }
}
