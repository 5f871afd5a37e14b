package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that the client of one connection has sent.
 *
 * <p>A token expires by the clock that clients share. Moving time with {@code
 * LocalServiceBus.advance} expires none: clients, which do not see that time pass, could not renew
 * it before.
 */
public final class Tokens {

  private static final int MOST_GRANTS = 1_000;

  private final BrokerTime time;
  private final AccessRules rules;
  private final FaultPlan faults;
  private final Map<String, AccessGrant> grants = new HashMap<>();
  private Instant lastAddedAt;

  public Tokens(BrokerTime time, AccessRules rules, FaultPlan faults) {
    this.time = time;
    this.rules = rules;
    this.faults = faults;
    this.lastAddedAt = time.now();
    if (rules.isNone()) {
      grants.put("", AccessGrant.EVERYTHING);
    }
  }

  /** Adds a token; it replaces an earlier one for the same entity. */
  public void add(@Nullable String token) throws TokenRefusedException {
    Instant now = time.toClient(time.now());
    AccessGrant grant = rules.grant(token, now);
    grants.values().removeIf(earlier -> earlier.isExpired(now));
    if (grants.size() >= MOST_GRANTS && !grants.containsKey(grant.path())) {
      throw new TokenRefusedException(
          "A connection has tokens for at most " + MOST_GRANTS + " entities.");
    }
    grants.put(grant.path(), grant);
    lastAddedAt = time.now();
  }

  /**
   * Returns true if the client may use an entity: it has sent a valid token for it, or needs none.
   *
   * @param address null for the coordinator of transactions, for which nobody needs a token
   * @param right the right that the use needs; null for any
   */
  public boolean allow(@Nullable String address, @Nullable AccessRight right) {
    Instant now = time.toClient(time.now());
    return address == null
        || grants.values().stream()
            .anyMatch(grant -> !grant.isExpired(now) && grant.covers(address, right));
  }

  /** Returns true if the last token is older than the limit that a test has set. */
  public boolean areStale() {
    Duration lifetime = faults.tokenLifetime();
    return lifetime != null && lastAddedAt.plus(lifetime).isBefore(time.now());
  }
}
