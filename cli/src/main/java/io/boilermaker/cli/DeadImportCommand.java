package io.boilermaker.cli;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.export.ExportFile;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the messages of a file. */
@Command(
    name = "import",
    description =
        "Publishes the messages of an export or a purge to the queue, as they were, under the"
            + " message ids that they had. Acts.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeadImportCommand extends QueueCommand {

  private static final int GROUP = 100;

  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file;

  @Option(names = "--skip", paramLabel = "N", description = "Without the first N lines.")
  int skip;

  @Option(names = "--dry-run", description = "Only read the file.")
  boolean dryRun;

  @Override
  public Integer call() {
    Count.atLeast(0, "--skip", skip);
    List<ServiceBusMessage> all = ExportFile.read(connection.surroundings().folder().resolve(file));
    List<ServiceBusMessage> messages = all.subList(Math.min(skip, all.size()), all.size());
    String question = "Publish " + messages.size() + " messages of " + file + "?";
    if (dryRun || !connection.isConfirmed(question)) {
      connection.terminal().note(messages.size() + " messages. Nothing was sent.");
      return connection.declined();
    }
    try (QueueClient queue = connection.open()) {
      send(queue, messages);
      return Exit.DONE;
    }
  }

  private void send(QueueClient queue, List<ServiceBusMessage> messages) {
    Terminal terminal = connection.terminal();
    ServiceBusSenderClient sender = queue.sender(queue.name());
    int sent = 0;
    try {
      while (sent < messages.size()) {
        List<ServiceBusMessage> group =
            messages.subList(sent, Math.min(messages.size(), sent + GROUP));
        queue.ask(
            "Send",
            () -> {
              sender.sendMessages(group);
              return true;
            });
        sent += group.size();
      }
    } finally {
      if (sent < messages.size()) {
        terminal.note("Go on with: boilermaker dead import --skip " + (skip + sent) + " " + file);
      }
    }
    ObjectNode json = JsonTexts.object();
    json.put("imported", sent);
    terminal.json(json);
    terminal.line("Published " + sent + " messages to " + queue.name() + ".");
    terminal.note(
        "A queue with duplicate detection drops those whose message id it has seen within its"
            + " window.");
  }
}
