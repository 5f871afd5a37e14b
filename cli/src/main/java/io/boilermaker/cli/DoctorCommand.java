package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks what teams get wrong. */
@Command(
    name = "doctor",
    description = "Checks what teams get wrong about a queue, a line each, with the mend.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DoctorCommand extends QueueCommand {

  @Option(
      names = "--longest",
      paramLabel = "TIME",
      description = "How long your longest task takes: 90s, 5m, 2h. Compared with the lock.")
  @Nullable String longest;

  @Override
  public Integer call() {
    List<Finding> findings =
        new Examination(connection, longest == null ? null : Times.duration("--longest", longest))
            .run();
    Terminal terminal = connection.terminal();
    for (Finding finding : findings) {
      Style style =
          switch (finding.grade()) {
            case GOOD -> Style.GOOD;
            case WARNING -> Style.WARNING;
            case WRONG -> Style.BAD;
            case UNKNOWN -> Style.FAINT;
          };
      terminal.line(
          new Piece(style, finding.grade().word()),
          new Piece(Style.STRONG, finding.about()),
          new Piece(Style.PLAIN, ": " + finding.text()));
      ObjectNode json = JsonTexts.object();
      json.put("about", finding.about());
      json.put("grade", finding.grade().name().toLowerCase(java.util.Locale.ROOT));
      json.put("text", finding.text());
      terminal.json(json);
    }
    return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.WRONG)
        ? Exit.WRONG
        : Exit.DONE;
  }
}
