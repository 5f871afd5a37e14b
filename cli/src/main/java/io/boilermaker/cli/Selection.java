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
 * @param isDead whether they are dead letters
 */
record Selection(List<SeenMessage> messages, int seen, boolean isDead) {

  /** Looks at all dead letters. */
  static Selection of(QueueClient queue, Filter filter) {
    return of(queue, /* isDead= */ true, filter);
  }

  /** Looks at all messages of a queue, or at its dead letters. */
  static Selection of(QueueClient queue, boolean isDead, Filter filter) {
    List<SeenMessage> messages = new ArrayList<>();
    int seen =
        queue.forEach(
            isDead,
            message -> {
              if (filter.matches(message)) {
                messages.add(message);
              }
              return true;
            });
    return new Selection(messages, seen, isDead);
  }

  /** Returns how many were found, of how many. */
  String counts() {
    return messages.size()
        + " of "
        + seen
        + (isDead ? " dead letters" : " messages")
        + " that were looked at match.";
  }
}
