package io.boilermaker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.internal.message.JsonTexts;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.tasks.KnownTask;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import io.boilermaker.manifest.BreakingChange;
import io.boilermaker.manifest.Compatibility;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tasks of manifests. */
@Command(
    name = "tasks",
    description = "Lists the tasks of the manifests, and tasks in the queue that are in none.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TasksCommand extends QueueCommand {

  @Option(
      names = "--diff",
      paramLabel = "LOCK",
      description =
          "Shows what breaks messages that were written for another manifest, such as"
              + " boilermaker.lock or an older jar.")
  @Nullable Path other;

  @Override
  public Integer call() {
    TaskBook book = connection.book();
    if (book.isEmpty()) {
      throw new UsageException("there are no manifests: give jars or folders by --tasks");
    }
    if (other != null) {
      return diff(book, other);
    }
    list(book);
    return connection.isNamed() && !unknown(book).isEmpty() ? Exit.WRONG : Exit.DONE;
  }

  private void list(TaskBook book) {
    Terminal terminal = connection.terminal();
    var table = new Table("TASK", "RUNS", "POLICY", "QUEUE");
    for (KnownTask task : book.tasks()) {
      String settings = settings(task);
      String queue = task.entry().queue().orElse("");
      table.row(task.signature(), task.isRun() ? "here" : "elsewhere", settings, queue);
      ObjectNode json = JsonTexts.object();
      json.put("task", task.entry().name());
      json.put("signature", task.signature());
      json.put("method", task.entry().method());
      json.put("here", task.isRun());
      json.put("settings", settings);
      json.put("queue", task.entry().queue().orElse(null));
      var aliases = json.putArray("aliases");
      task.entry().aliases().forEach(aliases::add);
      terminal.json(json);
    }
    table.print(terminal);
  }

  private static String settings(KnownTask task) {
    Stream<String> aliases = task.entry().aliases().stream().map(alias -> "alias " + alias);
    Stream<String> settings =
        task.entry().settings().stream()
            .filter(setting -> !setting.get(0).equals("queue"))
            .filter(setting -> !setting.get(0).startsWith("sensitive"))
            .map(setting -> String.join(" ", setting));
    return Stream.concat(aliases, settings).collect(Collectors.joining(", "));
  }

  private Map<String, Integer> unknown(TaskBook book) {
    Map<String, Integer> unknown = new TreeMap<>();
    int seen = 0;
    try (QueueClient queue = connection.open()) {
      for (boolean dead : new boolean[] {false, true}) {
        seen +=
            queue.forEach(
                dead,
                message -> {
                  message
                      .task()
                      .filter(name -> book.find(name).isEmpty())
                      .ifPresent(name -> unknown.merge(name, 1, Integer::sum));
                  return true;
                });
      }
    }
    unknown.forEach(this::tellUnknown);
    connection
        .terminal()
        .note(unknown.size() + " unknown tasks in " + seen + " messages that were looked at.");
    return unknown;
  }

  private void tellUnknown(String name, int count) {
    Terminal terminal = connection.terminal();
    terminal.line(
        new Piece(Style.WARNING, name), new Piece(Style.PLAIN, ": " + count + " in no manifest"));
    ObjectNode json = JsonTexts.object();
    json.put("unknown", name);
    json.put("count", count);
    terminal.json(json);
  }

  private int diff(TaskBook book, Path lock) {
    TaskBook before = TaskBook.read(List.of(connection.surroundings().folder().resolve(lock)));
    LocalDate today = LocalDate.ofInstant(connection.now(), ZoneOffset.UTC);
    List<BreakingChange> breaks =
        Compatibility.breakingChanges(before.merged(), book.merged(), today);
    Terminal terminal = connection.terminal();
    for (BreakingChange change : breaks) {
      terminal.line(
          new Piece(Style.STRONG, change.before().name()),
          new Piece(Style.PLAIN, ": " + change.found()));
      ObjectNode json = JsonTexts.object();
      json.put("task", change.before().name());
      json.put("change", change.kind().name());
      json.put("found", change.found());
      terminal.json(json);
    }
    List<String> added = new ArrayList<>();
    book.tasks().stream()
        .filter(task -> before.find(task.entry().name()).isEmpty())
        .forEach(task -> added.add(task.signature()));
    added.forEach(task -> terminal.line("new: " + task));
    terminal.note(
        breaks.isEmpty()
            ? "Nothing breaks messages that are under way."
            : breaks.size() + " breaks.");
    return breaks.isEmpty() ? Exit.DONE : Exit.WRONG;
  }
}
