package io.boilermaker.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Writes the manual page. */
@Command(name = "man", description = "Writes the manual page: boilermaker man | man -l -")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ManCommand extends QueueCommand {

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    var page = new StringBuilder(".TH BOILERMAKER 1\n.SH NAME\nboilermaker \\- ");
    CommandSpec root = spec.root();
    page.append(text(root.usageMessage().description()));
    page.append("\n.SH SYNOPSIS\n\\fBboilermaker\\fR COMMAND [OPTION...]\n");
    page.append(".SH OPTIONS OF ALL COMMANDS\n");
    options(page, spec, true);
    page.append(".SH COMMANDS\n");
    root.subcommands().values().forEach(each -> command(page, each));
    page.append(
        ".SH EXIT STATUS\n0 done; 1 something is wrong with the queue, or a part of the work"
            + " failed; 2 usage or an error; 130 interrupted, and what was done is kept.\n");
    connection.surroundings().streams().out().print(page);
    connection.surroundings().streams().out().flush();
    return Exit.DONE;
  }

  private void command(StringBuilder page, CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    String words = command.qualifiedName().substring("boilermaker ".length());
    page.append(".SS ").append(escaped(words));
    command
        .positionalParameters()
        .forEach(each -> page.append(' ').append(escaped(each.paramLabel())));
    page.append('\n').append(text(command.usageMessage().description())).append('\n');
    options(page, command, false);
    line.getSubcommands().values().forEach(each -> command(page, each));
  }

  /** Those that all commands share stand once. */
  private void options(StringBuilder page, CommandSpec command, boolean areShared) {
    for (OptionSpec option : command.options()) {
      boolean isShared = spec.findOption(option.longestName()) != null;
      if (!option.hidden() && isShared == areShared) {
        String names = String.join(", ", option.names());
        page.append(".TP\n\\fB").append(escaped(names)).append("\\fR");
        if (option.arity().max() > 0) {
          page.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
        }
        page.append('\n').append(text(option.description())).append('\n');
      }
    }
  }

  private static String text(String... lines) {
    return escaped(String.join(" ", lines));
  }

  /** A point or an apostrophe at the begin of a line would be a command. */
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
