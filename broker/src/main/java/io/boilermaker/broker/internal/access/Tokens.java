package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the client of one connection has shown of tokens.
 *
 * <p>A token expires by the clock that clients share. Time that a test {@linkplain
 * LocalServiceBus#advance moves} ends none: clients, which do not see it pass, could not show
 * another before.
 */
public final class Tokens {

  private static final int MOST_GRANTS = 1_000;

  private final BrokerTime time;
  private final AccessKey key;
  private final FaultPlan faults;
  private final Map<String, AccessGrant> grants = new HashMap<>();
  private Instant shownAt;

  public Tokens(BrokerTime time, AccessKey key, FaultPlan faults) {
    this.time = time;
    this.key = key;
    this.faults = faults;
    this.shownAt = time.now();
    if (key.isNone()) {
      grants.put("", AccessGrant.EVERYTHING);
    }
  }

  /** Takes a token, in the place of an earlier one for the same entity. */
  public void show(@Nullable String token) throws TokenRefusedException {
    Instant now = time.toClient(time.now());
    AccessGrant grant = key.grant(token, now);
    grants.values().removeIf(earlier -> earlier.isExpired(now));
    if (grants.size() >= MOST_GRANTS && !grants.containsKey(grant.path())) {
      throw new TokenRefusedException(
          "A connection has tokens for at most " + MOST_GRANTS + " entities.");
    }
    grants.put(grant.path(), grant);
    shownAt = time.now();
  }

  /**
   * Whether the client may use an entity: it has shown a good token for it, or needs none.
   *
   * @param address null for what is no entity, and asks for any token
   */
  public boolean allow(@Nullable String address) {
    Instant now = time.toClient(time.now());
    return grants.values().stream()
        .anyMatch(grant -> !grant.isExpired(now) && (address == null || grant.covers(address)));
  }

  /** Whether the last one is older than a test wants tokens to be. */
  public boolean areStale() {
    Duration lifetime = faults.tokenLifetime();
    return lifetime != null && shownAt.plus(lifetime).isBefore(time.now());
  }
}
