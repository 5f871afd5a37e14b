package io.boilermaker.cli.internal.queue;

import io.boilermaker.ServiceBusClients;
import io.boilermaker.cli.internal.message.SeenMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pages of messages around those that the SDK cannot decode, each of which fails its whole page.
 */
final class DecodablePages {

  private static final int ONE_BY_ONE = 32;

  /** Asks the service for a page. */
  interface Pages {

    List<SeenMessage> page(boolean dead, long from, int most);
  }

  private final Pages pages;
  private final Consumer<String> notes;
  private final Set<String> named = new HashSet<>();

  /**
   * @param notes is told which messages are left out
   */
  DecodablePages(Pages pages, Consumer<String> notes) {
    this.pages = pages;
    this.notes = notes;
  }

  List<SeenMessage> peek(boolean dead, long from, int most) {
    try {
      return pages.page(dead, from, most);
    } catch (QueueException e) {
      if (!ServiceBusClients.isUndecodable(e)) {
        throw e;
      }
      // Those before it may be decoded; its own number is not known.
      return most > 1
          ? peek(dead, from, most / 2)
          : peek(dead, beyond(dead, from, String.valueOf(e.getMessage())), 1);
    }
  }

  /**
   * Returns a number from which on a message can be decoded, or there is none. The numbers are
   * tried one by one at first: others between two that cannot be decoded would be left out, too.
   */
  private long beyond(boolean dead, long from, String why) {
    long low = from;
    long high = from + 1;
    for (long step = 1; isUndecodable(dead, high); high += step) {
      low = high;
      step = high - from < ONE_BY_ONE ? 1 : step * 2;
    }
    while (low + 1 < high) {
      long middle = low + (high - low) / 2;
      if (isUndecodable(dead, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    String numbers = (dead ? "dead letters " : "messages ") + from + " to " + (high - 1);
    if (named.add(numbers)) {
      notes.accept("Left out: " + numbers + ", of which one cannot be decoded: " + why);
    }
    return high;
  }

  private boolean isUndecodable(boolean dead, long from) {
    try {
      List<SeenMessage> ignored = pages.page(dead, from, 1);
      return false;
    } catch (QueueException e) {
      if (ServiceBusClients.isUndecodable(e)) {
        return true;
      }
      throw e;
    }
  }
}
