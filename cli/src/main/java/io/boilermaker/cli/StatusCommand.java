package io.boilermaker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boilermaker.cli.QueueCounts.TaskCounts;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.State;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueFacts;
import io.boilermaker.cli.internal.terminal.Ages;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Table;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how a queue is. */
@Command(name = "status", description = "Counts messages by state, task and attempt.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class StatusCommand extends QueueCommand {

  @Option(
      names = "--watch",
      arity = "0..1",
      fallbackValue = "2s",
      paramLabel = "EVERY",
      description = "Again and again; by default every 2s.")
  @Nullable String watch;

  @Option(
      names = "--look-at",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Look at so many messages at most; by default 10000.")
  int most;

  @Option(names = "--times", hidden = true, defaultValue = "2147483647")
  int times;

  @Option(
      names = "--worker",
      paramLabel = "URL",
      description = "Ask the health of a worker at its management port; may be repeated.")
  List<String> workers = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Duration every = watch == null ? null : Times.duration("--watch", watch);
    Count.atLeast(1, "--look-at", most);
    QueueFacts facts = connection.facts();
    try (QueueClient queue = connection.open()) {
      boolean isWell = show(queue, facts);
      for (int i = 1; every != null && i < times && !connection.terminal().isClosed(); i++) {
        Thread.sleep(every.toMillis());
        connection.terminal().clear();
        isWell = show(queue, facts);
      }
      return isWell ? Exit.DONE : Exit.WRONG;
    }
  }

  /** Returns whether all workers that were asked are well. */
  private boolean show(QueueClient queue, QueueFacts facts) {
    queue.reach();
    QueueCounts counts = QueueCounts.of(queue, most, facts.ask());
    Instant now = connection.now();
    Terminal terminal = connection.terminal();
    List<WorkerHealthPage> health = workers.stream().map(WorkerHealthPage::ask).toList();
    terminal.json(json(queue, counts, health, now));
    terminal.line(new Piece(Style.STRONG, queue.place()), new Piece(Style.FAINT, "  " + now));
    states(counts, now);
    tasks(counts);
    health.forEach(
        worker -> terminal.line(worker.isWell() ? Style.PLAIN : Style.BAD, worker.line()));
    terminal.line(Style.FAINT, counts.scope());
    terminal.flush();
    return health.stream().allMatch(WorkerHealthPage::isWell);
  }

  private void states(QueueCounts counts, Instant now) {
    var table = new Table("STATE", "COUNT", "OLDEST");
    for (State state : State.values()) {
      Instant oldest = counts.oldest(state);
      boolean isBad = state == State.DEAD && counts.count(state) > 0;
      table.row(
          new Piece(isBad ? Style.BAD : Style.PLAIN, state.toString()),
          new Piece(isBad ? Style.BAD : Style.PLAIN, String.valueOf(counts.count(state))),
          new Piece(Style.FAINT, oldest == null ? "" : Ages.since(oldest, now)));
    }
    table.print(connection.terminal());
  }

  private void tasks(QueueCounts counts) {
    var table = new Table("TASK", "ACTIVE", "SCHEDULED", "DEFERRED", "DEAD", "MOST ATTEMPTS");
    for (var each : counts.tasks().entrySet()) {
      TaskCounts of = each.getValue();
      boolean isKnown =
          connection.book().isEmpty() || connection.book().find(each.getKey()).isPresent();
      table.row(
          new Piece(isKnown ? Style.PLAIN : Style.WARNING, each.getKey()),
          new Piece(Style.PLAIN, String.valueOf(of.of(State.ACTIVE))),
          new Piece(Style.PLAIN, String.valueOf(of.of(State.SCHEDULED))),
          new Piece(Style.PLAIN, String.valueOf(of.of(State.DEFERRED))),
          new Piece(of.of(State.DEAD) > 0 ? Style.BAD : Style.PLAIN, "" + of.of(State.DEAD)),
          new Piece(Style.PLAIN, String.valueOf(of.mostAttempts)));
    }
    table.print(connection.terminal());
  }

  private static JsonNode json(
      QueueClient queue, QueueCounts counts, List<WorkerHealthPage> health, Instant now) {
    ObjectNode json = counts.json(now);
    json.put("queue", queue.name());
    json.put("time", now.toString());
    var workers = json.putArray("workers");
    health.forEach(worker -> workers.add(worker.json()));
    return json;
  }
}
