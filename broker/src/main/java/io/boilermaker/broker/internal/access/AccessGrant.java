package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.AccessRight;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The permission given by a token: to use an entity and everything below it for a limited time.
 *
 * @param path that of the entity, in lower case; empty for the whole namespace
 * @param until when the token expires, in the client's time
 * @param rights those of the rule that has signed it
 */
public record AccessGrant(String path, Instant until, Set<AccessRight> rights) {

  static final AccessGrant EVERYTHING =
      new AccessGrant("", Instant.MAX, AccessRight.including(AccessRight.MANAGE));

  /**
   * Returns true if an entity may be used.
   *
   * @param address as the client sends it
   */
  public boolean covers(@Nullable String address) {
    String asked = EntityAddress.path(address);
    return path.isEmpty() || asked.equals(path) || asked.startsWith(path + "/");
  }

  /**
   * Returns true if an entity may be used in a way.
   *
   * @param right null for any
   */
  public boolean covers(@Nullable String address, @Nullable AccessRight right) {
    return (right == null || rights.contains(right)) && covers(address);
  }

  boolean isExpired(Instant clientNow) {
    return !until.isAfter(clientNow);
  }
}
