package io.boilermaker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for dead letters. */
@Command(
    name = "dead",
    description = "Lists, shows, runs again, exports and deletes dead letters.",
    subcommands = {
      DeadListCommand.class,
      DeadShowCommand.class,
      DeadRedriveCommand.class,
      DeadPurgeCommand.class,
      DeadExportCommand.class,
      DeadImportCommand.class
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeadCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    throw new ParameterException(line, "a command is missing: list, show, redrive, …");
  }
}
