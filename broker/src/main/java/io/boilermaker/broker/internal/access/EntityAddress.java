package io.boilermaker.broker.internal.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a link asks for: a queue, its dead-letter queue, or the management node of either. Letter
 * case does not matter, because the SDKs themselves disagree about it.
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

  /** An address in lower case and without its host. */
  static String path(@Nullable String address) {
    return withoutHost(address == null ? "" : address).toLowerCase(Locale.ROOT);
  }

  /** Some clients write {@code amqps://host/queue} where the name of the queue would do. */
  private static String withoutHost(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address.startsWith("/") ? address.substring(1) : address;
    }
    int path = address.indexOf('/', scheme + 3);
    return path < 0 ? "" : address.substring(path + 1);
  }
}
