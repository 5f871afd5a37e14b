package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.util.ArrayList;
import java.util.List;

/**
 * The dead letters that a filter wants.
 *
 * @param messages the messages, in order
 * @param seen how many were looked at
 */
record Selection(List<SeenMessage> messages, int seen) {

  static Selection of(QueueClient queue, Filter filter) {
    List<SeenMessage> messages = new ArrayList<>();
    int seen =
        queue.forEach(
            true,
            message -> {
              if (filter.matches(message)) {
                messages.add(message);
              }
              return true;
            });
    return new Selection(messages, seen);
  }

  /** Returns how many were found, of how many. */
  String counts() {
    return messages.size() + " of " + seen + " dead letters that were looked at match.";
  }
}
