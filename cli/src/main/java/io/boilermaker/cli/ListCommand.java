package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists messages. */
@Command(name = "list", description = "Lists messages, one a line.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ListCommand extends QueueCommand {

  private static final String COUNTED = " messages that were looked at match";

  @Mixin FilterOptions filters;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "active, scheduled, deferred, dead; by default the first three.")
  Set<State> states = EnumSet.of(State.ACTIVE, State.SCHEDULED, State.DEFERRED);

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many; by default 100.",
      defaultValue = "100")
  int limit;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "sequence, age, task or attempt; needs to look at all messages.")
  @Nullable Sort sort;

  /** What messages are sorted by. */
  enum Sort {
    SEQUENCE,
    AGE,
    TASK,
    ATTEMPT;

    Comparator<SeenMessage> order() {
      return switch (this) {
        case SEQUENCE -> Comparator.comparing(SeenMessage::sequence);
        case AGE -> Comparator.comparing(SeenMessage::enqueued);
        case TASK -> Comparator.comparing(message -> message.task().orElse(""));
        case ATTEMPT -> Comparator.comparing(SeenMessage::attempts).reversed();
      };
    }
  }

  @Override
  public Integer call() {
    Count.atLeast(0, "--limit", limit);
    Filter filter = filters.filter(connection.now(), connection.book());
    List<SeenMessage> found = new ArrayList<>();
    int seen = 0;
    try (QueueClient queue = connection.open()) {
      if (states.stream().anyMatch(state -> state != State.DEAD)) {
        seen += look(queue, false, filter, found);
      }
      if (states.contains(State.DEAD)) {
        seen += look(queue, true, filter, found);
      }
    }
    if (sort != null) {
      found.sort(sort.order());
    }
    show(found.subList(0, Math.min(limit, found.size())), found.size(), seen);
    return Exit.DONE;
  }

  private int look(QueueClient queue, boolean dead, Filter filter, List<SeenMessage> found) {
    return queue.forEach(
        dead,
        message -> {
          if (states.contains(message.state()) && filter.matches(message)) {
            found.add(message);
          }
          return sort != null || found.size() <= limit;
        });
  }

  private void show(List<SeenMessage> shown, int found, int seen) {
    Terminal terminal = connection.terminal();
    Instant now = connection.now();
    boolean dead = states.equals(EnumSet.of(State.DEAD));
    Table table = MessageView.table(dead);
    for (SeenMessage message : shown) {
      MessageView view = MessageView.of(message, connection.book(), now);
      view.addTo(table, dead);
      terminal.json(view.json());
    }
    table.print(terminal);
    boolean isCut = found > shown.size();
    terminal.note(
        isCut
            ? "The first "
                + shown.size()
                + " of those that match, of "
                + seen
                + " messages that were looked at; --limit shows more."
            : shown.size() + " of " + seen + COUNTED + ".");
  }
}
