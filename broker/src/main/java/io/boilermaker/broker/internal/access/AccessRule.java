package io.boilermaker.broker.internal.access;

import io.boilermaker.broker.AccessRight;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule by which clients use a namespace or one of its queues: they sign their tokens with one of
 * its keys.
 *
 * @param name the name of the keys
 * @param keys the primary key, and the secondary one where there is one
 * @param path that of the queue in lower case; empty for the whole namespace
 */
public record AccessRule(String name, List<String> keys, Set<AccessRight> rights, String path) {

  /** The rule with all rights, which every namespace has. */
  public static final String ROOT = "RootManageSharedAccessKey";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,254}\\w)?");
  private static final int KEY_BYTES = 32;

  /**
   * Makes a rule for the namespace, or for a queue.
   *
   * @param queue its name; empty for the namespace
   * @throws IllegalArgumentException if a connection string cannot hold the name or the key
   */
  public static AccessRule of(String queue, String name, String key, Set<AccessRight> rights) {
    return of(queue, name, List.of(key), rights);
  }

  /** Makes a rule with several keys, each as good as the other. */
  public static AccessRule of(
      String queue, String name, List<String> keys, Set<AccessRight> rights) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a rule is 1 to 256 letters, digits or . _ -, not '" + name + "'");
    }
    return new AccessRule(
        name,
        keys.stream().map(AccessRule::checked).toList(),
        rights,
        queue.toLowerCase(Locale.ROOT));
  }

  /** Makes the rule with all rights. */
  public static AccessRule root(String key) {
    return of("", ROOT, key, AccessRight.including(AccessRight.MANAGE));
  }

  /** Returns a key that nobody knows yet. */
  public static String randomKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Returns the primary key. */
  public String key() {
    return keys.get(0);
  }

  /** Checks that a connection string can hold the key; it is not changed. */
  private static String checked(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a shared access key is not empty");
    }
    if (!key.equals(key.strip())) {
      throw new IllegalArgumentException("a shared access key has no blank at its ends");
    }
    if (key.chars().anyMatch(c -> c == ';' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "a shared access key has no semicolon and no control character, such as a line end");
    }
    return key;
  }

  /** Returns true if tokens for an entity may be signed with the key. */
  boolean isFor(String entity) {
    return path.isEmpty() || entity.equals(path) || entity.startsWith(path + "/");
  }

  /** Does not show the keys. */
  @Override
  public String toString() {
    return "AccessRule[" + name + " " + rights + " '" + path + "']";
  }
}
