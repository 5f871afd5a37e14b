package io.boilermaker.cli;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusMessageBatch;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.export.ExportFile;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.redrive.Batches;
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
      return send(queue, messages);
    }
  }

  private int send(QueueClient queue, List<ServiceBusMessage> messages) {
    ServiceBusSenderClient sender = queue.sender(queue.name());
    int sent = 0;
    try (var stop = new Stop()) {
      while (sent < messages.size() && !stop.getAsBoolean()) {
        List<ServiceBusMessage> rest = messages.subList(sent, messages.size());
        sent += queue.ask("Send", () -> sendFirst(sender, rest));
      }
      return report(queue, sent, messages.size());
    } catch (RuntimeException e) {
      if (sent == 0) {
        throw e;
      }
      throw new UnfinishedException(e, "Published " + sent + " messages. " + goOn(sent));
    }
  }

  /** Sends as many as fit in a batch, which come all or not at all, and returns how many. */
  private static int sendFirst(ServiceBusSenderClient sender, List<ServiceBusMessage> messages) {
    ServiceBusMessageBatch batch = sender.createMessageBatch();
    for (ServiceBusMessage message : messages) {
      if (batch.getCount() == GROUP || !Batches.isAdded(batch, message)) {
        break;
      }
    }
    if (batch.getCount() == 0) {
      // A batch has less room for one than the queue itself.
      sender.sendMessage(messages.get(0));
      return 1;
    }
    sender.sendMessages(batch);
    return batch.getCount();
  }

  private String goOn(int sent) {
    return "Go on with: boilermaker dead import --skip " + (skip + sent) + " " + file;
  }

  private int report(QueueClient queue, int sent, int all) {
    Terminal terminal = connection.terminal();
    ObjectNode json = JsonTexts.object();
    json.put("imported", sent);
    terminal.json(json);
    terminal.line("Published " + sent + " messages to " + queue.name() + ".");
    terminal.note(
        "A queue with duplicate detection drops those whose message id it has seen within its"
            + " window.");
    if (sent < all) {
      terminal.note(goOn(sent));
      return Exit.INTERRUPTED;
    }
    return Exit.DONE;
  }
}
