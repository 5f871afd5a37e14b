package io.boilermaker.broker.internal.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of a link: a queue, its dead-letter queue, or the management node of either. Letter
 * case does not matter, because the SDKs differ in it.
 *
 * @param queue the queue name in lower case
 */
public record EntityAddress(String queue, boolean deadLetters, boolean management) {

  private static final String MANAGEMENT = "/$management";
  private static final String DEAD_LETTERS = "/$deadletterqueue";

  public static EntityAddress parse(@Nullable String address) {
    String rest = path(address);
    boolean management = rest.endsWith(MANAGEMENT);
    rest = management ? rest.substring(0, rest.length() - MANAGEMENT.length()) : rest;
    boolean deadLetters = rest.endsWith(DEAD_LETTERS);
    rest = deadLetters ? rest.substring(0, rest.length() - DEAD_LETTERS.length()) : rest;
    return new EntityAddress(rest, deadLetters, management);
  }

  /** Returns an address in lower case and without its host. */
  static String path(@Nullable String address) {
    return withoutHost(address == null ? "" : address).toLowerCase(Locale.ROOT);
  }

  /** Some clients write {@code amqps://host/queue} in place of the name of the queue. */
  public static String withoutHost(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address.startsWith("/") ? address.substring(1) : address;
    }
    int path = address.indexOf('/', scheme + 3);
    return path < 0 ? "" : address.substring(path + 1);
  }
}
