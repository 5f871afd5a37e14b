package io.boilermaker.cli;

import io.boilermaker.cli.internal.message.State;
import picocli.CommandLine.Command;

/** Deletes messages that wait in the queue. */
@Command(
    name = "purge-queue",
    description =
        "Deletes messages of the queue, after it has written them to a file that 'dead import'"
            + " reads; not those that are scheduled, which 'cancel' deletes. Acts.")
final class PurgeQueueCommand extends PurgingCommand {

  @Override
  boolean isDead() {
    return false;
  }

  @Override
  void noteOthers(Selection selection, int chosen) {
    long scheduled =
        selection.messages().stream().filter(each -> each.state() == State.SCHEDULED).count();
    if (scheduled > 0) {
      connection.terminal().note(scheduled + " of them are scheduled: 'cancel' deletes those.");
    }
    if (selection.seen() > selection.messages().size() && chosen > 0) {
      connection
          .terminal()
          .note(
              "Others that stand before them are held meanwhile, and then have one delivery more.");
    }
  }
}
