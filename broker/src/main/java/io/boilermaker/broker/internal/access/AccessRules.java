package io.boilermaker.broker.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The rules with whose keys clients sign their tokens; a broker that starts without a rule accepts
 * every token. The format of the signatures is that of <a
 * href="https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas">Service Bus</a>:
 * an HMAC-SHA256 of resource and expiry. May be read by any thread.
 */
public final class AccessRules {

  private static final String PLACEHOLDER = "SAS_KEY_VALUE";
  private static final String PREFIX = "SharedAccessSignature ";
  private static final Pattern TRAILING = Pattern.compile("/?(\\?.*)?$");
  private static final String ALGORITHM = "HmacSHA256";

  private final boolean none;
  private volatile List<AccessRule> rules;

  public AccessRules(Collection<AccessRule> rules) {
    this.rules = List.copyOf(rules);
    this.none = rules.isEmpty();
  }

  /** Returns true if every token is accepted. */
  public boolean isNone() {
    return none;
  }

  /** Returns the rules of a queue, without those of the namespace. */
  public List<AccessRule> of(String queue) {
    String path = EntityAddress.path(queue);
    return rules.stream().filter(rule -> rule.path().equals(path)).toList();
  }

  /**
   * Replaces the rules of a queue; on the event loop only. Tokens that were accepted stay valid
   * until they expire.
   */
  public void replace(String queue, List<AccessRule> ofQueue) {
    String path = EntityAddress.path(queue);
    List<AccessRule> all = new ArrayList<>(rules);
    all.removeIf(rule -> rule.path().equals(path));
    all.addAll(ofQueue);
    rules = List.copyOf(all);
  }

  /**
   * Returns the part of a connection string that names a rule and its key: of the rule with all
   * rights a placeholder if every token is accepted.
   *
   * @throws IllegalArgumentException if there is no such rule, or several queues have one and the
   *     namespace has none
   */
  public String credentials(String name) {
    if (isNone() && name.equals(AccessRule.ROOT)) {
      return ";SharedAccessKeyName=" + name + ";SharedAccessKey=" + PLACEHOLDER;
    }
    List<AccessRule> named = rules.stream().filter(each -> each.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("there is no rule '" + name + "'");
    }
    AccessRule rule =
        named.stream().filter(each -> each.path().isEmpty()).findFirst().orElse(named.get(0));
    if (named.size() > 1 && !rule.path().isEmpty()) {
      throw new IllegalArgumentException(
          "there are " + named.size() + " rules '" + name + "', of different queues");
    }
    String entity = rule.path().isEmpty() ? "" : ";EntityPath=" + rule.path();
    return entity + ";SharedAccessKeyName=" + name + ";SharedAccessKey=" + rule.key();
  }

  /**
   * Returns the rule that a client proves by its name and key themselves.
   *
   * @throws TokenRefusedException if there is none
   */
  public AccessGrant grant(String name, String key) throws TokenRefusedException {
    return rules.stream()
        .filter(rule -> rule.name().equals(name))
        .filter(rule -> rule.keys().stream().anyMatch(each -> isEqual(each, key)))
        .map(rule -> new AccessGrant(rule.path(), Instant.MAX, rule.rights()))
        .findFirst()
        .orElseThrow(() -> new TokenRefusedException("There is no rule of that name and key."));
  }

  /**
   * Verifies a token.
   *
   * @param clientNow the client's time
   * @throws TokenRefusedException if it is not valid
   */
  public AccessGrant grant(@Nullable String token, Instant clientNow) throws TokenRefusedException {
    if (isNone()) {
      return AccessGrant.EVERYTHING;
    }
    if (token == null || !token.startsWith(PREFIX)) {
      throw new TokenRefusedException("InvalidSignature: Only shared access signatures are taken.");
    }
    Map<String, String> fields = fields(token.substring(PREFIX.length()));
    String resource = fields.getOrDefault("sr", "");
    String expiry = fields.getOrDefault("se", "");
    String path = path(decoded(resource));
    AccessRule rule = signer(fields, path, resource + "\n" + expiry);
    AccessGrant grant = new AccessGrant(path, instant(expiry), rule.rights());
    if (grant.isExpired(clientNow)) {
      throw new TokenRefusedException(
          "ExpiredToken: The token is expired. Expiration time: "
              + grant.until()
              + ", now: "
              + clientNow
              + ".");
    }
    return grant;
  }

  /** Finds the rule whose key has signed a token for an entity. */
  private AccessRule signer(Map<String, String> fields, String entity, String signed)
      throws TokenRefusedException {
    String name = decoded(fields.getOrDefault("skn", ""));
    String signature = decoded(fields.getOrDefault("sig", ""));
    for (AccessRule rule : rules) {
      if (rule.name().equals(name)
          && rule.isFor(entity)
          && rule.keys().stream().anyMatch(key -> isEqual(sign(key, signed), signature))) {
        return rule;
      }
    }
    throw new TokenRefusedException(
        "InvalidSignature: The token is not signed with the key of a rule that is for this"
            + " entity.");
  }

  /** Compares in a time that says nothing about where the texts differ. */
  private static boolean isEqual(String wanted, String given) {
    return MessageDigest.isEqual(wanted.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** A resource may end in a slash, and one for administration in a query. */
  private static String path(String resource) {
    return TRAILING.matcher(EntityAddress.path(resource)).replaceFirst("");
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Instant instant(String expiry) throws TokenRefusedException {
    try {
      return Instant.ofEpochSecond(Long.parseLong(expiry));
    } catch (NumberFormatException | DateTimeException e) {
      throw new TokenRefusedException("ExpiredToken: 'se' is no time in seconds since 1970.");
    }
  }

  private static String sign(String key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
