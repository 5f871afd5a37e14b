package io.boilermaker.cli;

import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one message. */
@Command(
    name = "show",
    description = "Shows a message: its arguments by the manifest, policy, callbacks, why it died.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
class ShowCommand extends QueueCommand {

  private static final String LAST = "last";

  @Parameters(paramLabel = "ID", description = "A task id, message id, sequence number or 'last'.")
  String id;

  @Override
  public Integer call() {
    List<SeenMessage> found;
    try (QueueClient queue = connection.open()) {
      found = find(queue);
    }
    if (found.isEmpty()) {
      throw new UsageException("there is no message '" + id + "' in " + place());
    }
    for (SeenMessage message : found) {
      new MessagePage(connection, message).print();
    }
    return Exit.DONE;
  }

  /** Returns where it looks, for people. */
  String place() {
    return connection.config() + ", nor in its dead letters";
  }

  /** Returns which of the queue and its dead letters are looked at. */
  List<Boolean> places() {
    return List.of(false, true);
  }

  private List<SeenMessage> find(QueueClient queue) {
    List<SeenMessage> found = new ArrayList<>();
    Predicate<SeenMessage> matches = io.boilermaker.cli.internal.filter.Conditions.id(id);
    for (boolean dead : places()) {
      queue.forEach(
          dead,
          message -> {
            if (id.equals(LAST)) {
              found.clear();
              found.add(message);
            } else if (matches.test(message)) {
              found.add(message);
            }
            return true;
          });
    }
    return found;
  }
}
