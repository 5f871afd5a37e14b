package io.boilermaker.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Writes a script for a shell: source <(boilermaker completion bash)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CompletionCommand extends QueueCommand {

  private static final String NAME = "boilermaker";

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
  Shell shell;

  @Spec CommandSpec spec;

  /** A shell. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    String script = shell == Shell.FISH ? fish(root, "") : AutoComplete.bash(NAME, root);
    connection.surroundings().streams().out().print(script);
    connection.surroundings().streams().out().flush();
    return Exit.DONE;
  }

  private static String fish(CommandLine line, String seen) {
    var script = new StringBuilder();
    String when = seen.isEmpty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + seen;
    for (CommandLine each : line.getSubcommands().values()) {
      CommandSpec command = each.getCommandSpec();
      script.append(
          "complete -c "
              + NAME
              + " -f -n '"
              + when
              + "' -a "
              + command.name()
              + " -d '"
              + description(command.usageMessage().description())
              + "'\n");
      command.options().forEach(option -> script.append(fish(command, option)));
      script.append(fish(each, command.name()));
    }
    return script.toString();
  }

  private static String fish(CommandSpec command, OptionSpec option) {
    var script = new StringBuilder();
    for (String name : option.names()) {
      script.append(
          "complete -c "
              + NAME
              + " -n '__fish_seen_subcommand_from "
              + command.name()
              + "' "
              + (name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
              + (option.arity().max() > 0 ? " -r" : "")
              + "\n");
    }
    return script.toString();
  }

  private static String description(String... lines) {
    return String.join(" ", lines).replace("'", "");
  }
}
