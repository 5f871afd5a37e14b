package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Groups or lists dead letters. */
@Command(
    name = "list",
    description = "Groups dead letters, and says how many of each group a worker would take now.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeadListCommand extends QueueCommand {

  @Mixin FilterOptions filters;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "KEY",
      description = "reason, task, error, day, attempt; by default reason,task.")
  List<Groups.Key> keys = new ArrayList<>();

  @Option(names = "--each", description = "One line for each instead of groups.")
  boolean each;

  @Override
  public Integer call() {
    Filter filter = filters.filter(connection.now(), connection.book());
    Selection selection;
    try (QueueClient queue = connection.open()) {
      selection = Selection.of(queue, filter);
    }
    if (each) {
      list(selection.messages());
    } else {
      List<Groups.Key> by = keys.isEmpty() ? List.of(Groups.Key.REASON, Groups.Key.TASK) : keys;
      new Groups(connection.book(), selection.messages(), by, connection.now())
          .print(connection.terminal(), by);
    }
    connection.terminal().note(selection.counts());
    return Exit.DONE;
  }

  private void list(List<SeenMessage> messages) {
    Table table = MessageView.table(true);
    for (SeenMessage message : messages) {
      MessageView view = MessageView.of(message, connection.book(), connection.now());
      view.addTo(table, true);
      connection.terminal().json(view.json());
    }
    table.print(connection.terminal());
  }
}
