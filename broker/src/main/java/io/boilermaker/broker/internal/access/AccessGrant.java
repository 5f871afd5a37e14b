package io.boilermaker.broker.internal.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token allows: the use of an entity and all that is below it, for a while.
 *
 * @param path the entity's, in lower case; empty for the whole namespace
 * @param until when the token expires, in the client's time
 */
public record AccessGrant(String path, Instant until) {

  static final AccessGrant EVERYTHING = new AccessGrant("", Instant.MAX);

  /**
   * Whether an entity may be used.
   *
   * @param address as the client gives it
   */
  public boolean covers(@Nullable String address) {
    String asked = EntityAddress.path(address);
    return path.isEmpty() || asked.equals(path) || asked.startsWith(path + "/");
  }

  boolean isExpired(Instant clientNow) {
    return !until.isAfter(clientNow);
  }
}
