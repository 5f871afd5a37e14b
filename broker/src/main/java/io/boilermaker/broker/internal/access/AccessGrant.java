package io.boilermaker.broker.internal.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The permission given by a token: to use an entity and everything below it for a limited time.
 *
 * @param path that of the entity, in lower case; empty for the whole namespace
 * @param until when the token expires, in the client's time
 */
public record AccessGrant(String path, Instant until) {

  static final AccessGrant EVERYTHING = new AccessGrant("", Instant.MAX);

  /**
   * Returns true if an entity may be used.
   *
   * @param address as the client sends it
   */
  public boolean covers(@Nullable String address) {
    String asked = EntityAddress.path(address);
    return path.isEmpty() || asked.equals(path) || asked.startsWith(path + "/");
  }

  boolean isExpired(Instant clientNow) {
    return !until.isAfter(clientNow);
  }
}
