package io.boilermaker.broker.internal.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.internal.access.AccessGrant;
import io.boilermaker.broker.internal.access.AccessRules;
import io.boilermaker.broker.internal.access.TokenRefusedException;
import io.boilermaker.broker.internal.time.BrokerTime;
import java.util.Base64;

/**
 * Decides who may administer.
 *
 * @param rules those of the broker
 */
public record AdministrationAccess(AccessRules rules, BrokerTime time) {

  private static final String BASIC = "Basic ";

  /** Returns true if tokens are signed, so that clients may call this machine by any name. */
  boolean hasKey() {
    return !rules.isNone();
  }

  /**
   * Checks that a token allows an operation on a path.
   *
   * @throws TokenRefusedException if it does not
   */
  void check(String token, String path, String operation) throws TokenRefusedException {
    require(rules.grant(token, time.toClient(time.now())), path, operation);
  }

  /**
   * Checks what a browser sends: the name and key of a rule themselves, or a token.
   *
   * @throws TokenRefusedException if that does not allow reading all queues
   */
  void checkPage(String authorization) throws TokenRefusedException {
    if (!isBasic(authorization)) {
      check(authorization, "", "GET");
      return;
    }
    String pair;
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      pair = new String(decoded, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TokenRefusedException("The Authorization header is not Base64.");
    }
    int colon = pair.indexOf(':');
    String name = colon < 0 ? pair : pair.substring(0, colon);
    require(rules.grant(name, pair.substring(colon + 1)), "", "GET");
  }

  /** Schemes are written in any letter case. */
  static boolean isBasic(String authorization) {
    return authorization.regionMatches(/* ignoreCase= */ true, 0, BASIC, 0, BASIC.length());
  }

  private static void require(AccessGrant grant, String path, String operation)
      throws TokenRefusedException {
    if (!grant.covers(path, null)) {
      throw new TokenRefusedException("Unauthorized access. The token is not for '" + path + "'.");
    }
    if (!grant.covers(path, AccessRight.MANAGE)) {
      throw new TokenRefusedException(
          "SubCode=40100: Unauthorized : Unauthorized access for '"
              + operation
              + "' operation on endpoint 'sb://localhost/"
              + path
              + "'. 'Manage' claim(s) are required.");
    }
  }
}
