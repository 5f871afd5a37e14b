package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.export.ExportFile;
import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes dead letters to a file. */
@Command(
    name = "export",
    description =
        "Writes dead letters to a file, byte for byte, also what is sensitive. They stay where"
            + " they are.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeadExportCommand extends QueueCommand {

  @Mixin FilterOptions filters;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file.")
  Path out;

  @Override
  public Integer call() {
    Filter filter = filters.filter(connection.now(), connection.book());
    try (QueueClient queue = connection.open()) {
      Selection selection = Selection.of(queue, filter);
      ExportFile.write(connection.surroundings().folder().resolve(out), selection.messages());
      ObjectNode json = JsonTexts.object();
      json.put("exported", selection.messages().size());
      json.put("file", out.toString());
      connection.terminal().json(json);
      connection.terminal().note(selection.counts());
      connection.terminal().line("Exported " + selection.messages().size() + " to " + out + ".");
      return Exit.DONE;
    }
  }
}
