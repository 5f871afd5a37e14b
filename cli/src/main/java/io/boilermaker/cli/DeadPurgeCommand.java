package io.boilermaker.cli;

import picocli.CommandLine.Command;

/** Deletes dead letters. */
@Command(
    name = "purge",
    description =
        "Deletes dead letters, after it has written them to a file that 'dead import' reads. Acts.")
final class DeadPurgeCommand extends PurgingCommand {

  @Override
  boolean isDead() {
    return true;
  }

  /** Others are held and abandoned: a dead letter's count of deliveries has no consequence. */
  @Override
  void noteOthers(Selection selection, int chosen) {}
}
