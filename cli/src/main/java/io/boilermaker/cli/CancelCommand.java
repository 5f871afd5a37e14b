package io.boilermaker.cli;

import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.cli.internal.filter.Conditions;
import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueException;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels scheduled messages. */
@Command(name = "cancel", description = "Cancels scheduled messages. Acts.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CancelCommand extends QueueCommand {

  private static final int GROUP = 100;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Sequence numbers, task ids or message ids.")
  List<String> ids = new ArrayList<>();

  @Mixin FilterOptions filters;

  @Option(names = "--dry-run", description = "Only show which.")
  boolean dryRun;

  @Override
  public Integer call() {
    Filter filter = filters.filter(connection.now(), connection.book());
    if (filter.isEmpty() && ids.isEmpty()) {
      throw new UsageException("say which: give ids or filters, such as --task '*' for all");
    }
    ids.stream()
        .map(Conditions::id)
        .reduce(java.util.function.Predicate::or)
        .ifPresent(any -> filter.and("ID", any));
    try (QueueClient queue = connection.open()) {
      Selection selection = Selection.of(queue, /* isDead= */ false, filter);
      List<SeenMessage> found =
          selection.messages().stream().filter(each -> each.state() == State.SCHEDULED).toList();
      show(found, selection.seen());
      if (found.isEmpty()) {
        return Exit.WRONG;
      }
      if (dryRun || !connection.isConfirmed("Cancel these " + found.size() + "?")) {
        connection.terminal().note("Nothing was cancelled.");
        return connection.declined();
      }
      return cancel(queue, found);
    }
  }

  private void show(List<SeenMessage> found, int seen) {
    Terminal terminal = connection.terminal();
    Table table = MessageView.table(false);
    for (SeenMessage message : found) {
      MessageView view = MessageView.of(message, connection.book(), connection.now());
      view.addTo(table, false);
      terminal.json(view.json());
    }
    table.print(terminal);
    terminal.note(
        found.size() + " scheduled messages of " + seen + " messages that were looked at match.");
  }

  private int cancel(QueueClient queue, List<SeenMessage> found) {
    ServiceBusSenderClient sender = queue.sender(queue.name());
    int cancelled = 0;
    for (int start = 0; start < found.size(); start += GROUP) {
      List<Long> group =
          found.subList(start, Math.min(found.size(), start + GROUP)).stream()
              .map(SeenMessage::sequence)
              .toList();
      try {
        queue.ask(
            "Send",
            () -> {
              sender.cancelScheduledMessages(group);
              return true;
            });
      } catch (QueueException e) {
        throw cancelled == 0
            ? e
            : new UnfinishedException(e, "Cancelled " + cancelled + " messages; cancel again.");
      }
      cancelled += group.size();
    }
    connection.terminal().note("Cancelled " + cancelled + " messages.");
    return Exit.DONE;
  }
}
