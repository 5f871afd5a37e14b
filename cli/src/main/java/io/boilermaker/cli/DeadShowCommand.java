package io.boilermaker.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** Shows a dead letter. */
@Command(name = "show", description = "Shows a dead letter, as 'show' does.")
final class DeadShowCommand extends ShowCommand {

  @Override
  List<Boolean> places() {
    return List.of(true);
  }

  @Override
  String place() {
    return "the dead letters of " + connection.config();
  }
}
