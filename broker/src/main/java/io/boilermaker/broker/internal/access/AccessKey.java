package io.boilermaker.broker.internal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key with which clients sign their tokens; without one every token is accepted. The format of
 * the signatures is that of <a
 * href="https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas">Service Bus</a>:
 * an HMAC-SHA256 of resource and expiry.
 *
 * @param value the key; null for none
 */
public record AccessKey(@Nullable String value) {

  public static final AccessKey NONE = new AccessKey(null);

  /** The name of the key; there is only one. */
  public static final String NAME = "RootManageSharedAccessKey";

  private static final String PREFIX = "SharedAccessSignature ";
  private static final Pattern TRAILING = Pattern.compile("/?(\\?.*)?$");
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Checks that a connection string can hold the key; it is not changed.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static AccessKey of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a shared access key is not empty");
    }
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException("a shared access key has no blank at its ends");
    }
    if (value.chars().anyMatch(c -> c == ';' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "a shared access key has no semicolon and no control character, such as a line end");
    }
    return new AccessKey(value);
  }

  /** Returns the key for a connection string, or a placeholder if there is none. */
  public String orPlaceholder() {
    return value == null ? "SAS_KEY_VALUE" : value;
  }

  /** Returns true if every token is accepted. */
  public boolean isNone() {
    return value == null;
  }

  /**
   * Verifies a token.
   *
   * @param clientNow the client's time
   * @throws TokenRefusedException if it is not valid
   */
  public AccessGrant grant(@Nullable String token, Instant clientNow) throws TokenRefusedException {
    if (value == null) {
      return AccessGrant.EVERYTHING;
    }
    if (token == null || !token.startsWith(PREFIX)) {
      throw new TokenRefusedException("InvalidSignature: Only shared access signatures are taken.");
    }
    Map<String, String> fields = fields(token.substring(PREFIX.length()));
    String resource = fields.getOrDefault("sr", "");
    String expiry = fields.getOrDefault("se", "");
    byte[] signature = decoded(fields.getOrDefault("sig", "")).getBytes(UTF_8);
    if (!NAME.equals(decoded(fields.getOrDefault("skn", "")))
        || !MessageDigest.isEqual(
            signature, sign(value, resource + "\n" + expiry).getBytes(UTF_8))) {
      throw new TokenRefusedException(
          "InvalidSignature: The token is not signed with the key of this broker.");
    }
    AccessGrant grant = new AccessGrant(path(decoded(resource)), instant(expiry));
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

  /** Does not show the key. */
  @Override
  public String toString() {
    return "AccessKey[" + (value == null ? "none" : "given") + "]";
  }
}
