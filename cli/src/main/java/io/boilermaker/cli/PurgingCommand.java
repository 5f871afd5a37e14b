package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.export.ExportFile;
import io.boilermaker.cli.internal.filter.Conditions;
import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.redrive.Pass;
import io.boilermaker.cli.internal.redrive.Purge;
import io.boilermaker.cli.internal.terminal.Progress;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes messages. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class PurgingCommand extends QueueCommand {

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Mixin FilterOptions filters;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      description = "Enqueued so long ago: 7d, 12h.")
  @Nullable String olderThan;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "The file; by default .boilermaker/purge-<time>.jsonl.")
  @Nullable Path export;

  @Option(names = "--dry-run", description = "Only show which.")
  boolean dryRun;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "6m",
      description = "How long to wait for messages that others have locked; by default 6m.")
  String wait;

  @Override
  public Integer call() {
    Duration patience = Times.duration("--wait", wait);
    Filter filter = filters.filter(connection.now(), connection.book());
    if (olderThan != null) {
      filter.and(
          "--older-than " + olderThan,
          Conditions.until(connection.now().minus(Times.duration("--older-than", olderThan))));
    }
    try (QueueClient queue = connection.open()) {
      Selection selection = Selection.of(queue, isDead(), filter);
      List<SeenMessage> chosen =
          selection.messages().stream().filter(each -> each.state() == state()).toList();
      List<Groups.Key> by = List.of(Groups.Key.REASON, Groups.Key.TASK);
      new Groups(connection.book(), chosen, by, connection.now()).print(connection.terminal(), by);
      connection.terminal().note(selection.counts());
      noteOthers(selection, chosen.size());
      if (chosen.isEmpty()) {
        return Exit.WRONG;
      }
      if (dryRun || !connection.isConfirmed("Delete these " + chosen.size() + "?")) {
        connection.terminal().note("Nothing was deleted.");
        return connection.declined();
      }
      return purge(queue, chosen, patience);
    }
  }

  private State state() {
    return isDead() ? State.DEAD : State.ACTIVE;
  }

  /** Returns whether dead letters are deleted, or else messages of the queue itself. */
  abstract boolean isDead();

  /** Says what becomes of messages that are not deleted. */
  abstract void noteOthers(Selection selection, int chosen);

  private int purge(QueueClient queue, List<SeenMessage> chosen, Duration patience) {
    Path file =
        connection
            .surroundings()
            .folder()
            .resolve(
                export == null
                    ? Path.of(
                        ".boilermaker", "purge-" + FILE_TIME.format(connection.now()) + ".jsonl")
                    : export);
    ExportFile.write(file, chosen);
    try (var stop = new Stop();
        var pass = new Pass(queue, isDead(), connection.surroundings().clock(), patience, stop);
        var progress =
            new Progress(
                connection.terminal(), "purge", chosen.size(), connection.surroundings().clock())) {
      var purge = new Purge(pass, chosen, progress::at);
      try {
        pass.run(purge);
      } catch (RuntimeException e) {
        throw new UnfinishedException(e, deleted(purge, file) + " " + left(purge));
      }
      return report(purge, file, stop.getAsBoolean());
    }
  }

  private static String deleted(Purge purge, Path file) {
    return "Deleted " + purge.done() + "; they are in " + file + ".";
  }

  /** An import of the file would publish those that are left, too. */
  private static String left(Purge purge) {
    return purge.left() == 0
        ? "None is left."
        : purge.left() + " are left, which are in it as well: purge again.";
  }

  private int report(Purge purge, Path file, boolean isStopped) {
    Terminal terminal = connection.terminal();
    ObjectNode json = JsonTexts.object();
    json.put("deleted", purge.done());
    json.put("left", purge.left());
    json.put("file", file.toString());
    terminal.json(json);
    terminal.line(deleted(purge, file));
    if (purge.left() > 0) {
      terminal.note(left(purge));
    }
    return purge.left() == 0 ? Exit.DONE : isStopped ? Exit.INTERRUPTED : Exit.WRONG;
  }
}
