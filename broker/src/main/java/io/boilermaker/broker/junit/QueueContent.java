package io.boilermaker.broker.junit;

import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.PeekedMessage.State;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The messages of a queue as text for people: a line for each.
 *
 * @param messages in the order in which they are to be shown
 */
record QueueContent(List<PeekedMessage> messages) {

  private static final int MOST_MESSAGES = 50;
  private static final int LONGEST_BODY = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  static String counted(int count, State state) {
    return state == State.DEAD_LETTERED
        ? count + (count == 1 ? " dead letter" : " dead letters")
        : count + " " + name(state) + (count == 1 ? " message" : " messages");
  }

  private static String name(State state) {
    return state == State.DEAD_LETTERED ? "dead letter" : state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    if (messages.isEmpty()) {
      return "it is empty";
    }
    StringBuilder text = new StringBuilder("it holds:");
    for (PeekedMessage message : messages.subList(0, Math.min(MOST_MESSAGES, messages.size()))) {
      text.append("\n  ").append(line(message));
    }
    if (messages.size() > MOST_MESSAGES) {
      text.append("\n  and ").append(messages.size() - MOST_MESSAGES).append(" more");
    }
    return text.toString();
  }

  private static String line(PeekedMessage message) {
    StringBuilder line = new StringBuilder();
    line.append(name(message.state())).append(" #").append(message.sequenceNumber());
    if (message.scheduledFor() != null) {
      line.append(" for ").append(message.scheduledFor());
    }
    line.append(", id ").append(printable(message.messageId()));
    if (message.deliveryCount() > 0) {
      line.append(", delivery count ").append(message.deliveryCount());
    }
    if (message.deadLetterReason() != null) {
      line.append(", reason ").append(printable(message.deadLetterReason()));
    }
    if (message.deadLetterDescription() != null) {
      line.append(" (").append(printable(message.deadLetterDescription())).append(')');
    }
    return line.append(", body ").append(printable(message.body())).toString();
  }

  private static String printable(String text) {
    String start = text.length() > LONGEST_BODY ? text.substring(0, LONGEST_BODY) + "…" : text;
    return CONTROL.matcher(start).replaceAll(" ");
  }
}
