package io.boilermaker.broker.internal.link;

/**
 * Names of links. The AMQP engine takes two links of one name for one, also while the first is
 * being closed, so each gets a name there that no other has.
 */
public final class LinkNames {

  private static final char END = 0;

  private LinkNames() {}

  /** Returns the engine's name for the link that a client calls so. */
  public static String toEngine(String name, long number) {
    return name + END + number;
  }

  /** Returns the client's name for a link. */
  public static String toClient(String name) {
    int end = name.lastIndexOf(END);
    return end < 0 ? name : name.substring(0, end);
  }
}
