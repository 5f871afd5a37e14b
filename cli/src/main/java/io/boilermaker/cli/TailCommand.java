package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.terminal.Style;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Piece;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what arrives, without taking it. */
@Command(
    name = "tail",
    description =
        "Shows messages as they arrive, without taking them. What a worker takes between two looks"
            + " is not seen.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TailCommand extends QueueCommand {

  @Mixin FilterOptions filters;

  @Option(names = "--dead", description = "Dead letters as they come in.")
  boolean dead;

  @Option(
      names = "--follow",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Go on, which is the default; --no-follow ends after the last messages.")
  boolean follow;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "Begin with the last N; by default 10.")
  int last;

  @Option(
      names = "--every",
      paramLabel = "EVERY",
      defaultValue = "1s",
      description = "How often to look; by default 1s.")
  String every;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "End after so many.")
  int most;

  private int shown;
  private int seen;

  @Override
  public Integer call() throws InterruptedException {
    Filter filter = filters.filter(connection.now(), connection.book());
    Count.atLeast(0, "--last", last);
    Count.atLeast(1, "--count", most);
    Duration pause = Times.duration("--every", every);
    try (QueueClient queue = connection.open()) {
      long next = Math.max(0, newest(queue) + 1 - last);
      next = show(queue, filter, next);
      while (follow && shown < most && !connection.terminal().isClosed()) {
        Thread.sleep(pause.toMillis());
        next = show(queue, filter, next);
      }
    }
    connection.terminal().note(shown + " of " + seen + " messages that were looked at match.");
    return Exit.DONE;
  }

  private long show(QueueClient queue, Filter filter, long from) {
    long[] next = {from};
    seen +=
        queue.forEach(
            dead,
            from,
            message -> {
              next[0] = message.sequence() + 1;
              if (filter.matches(message)) {
                show(MessageView.of(message, connection.book(), connection.now()));
                shown++;
              }
              return shown < most;
            });
    connection.terminal().flush();
    return next[0];
  }

  private void show(MessageView view) {
    Terminal terminal = connection.terminal();
    terminal.json(view.json());
    Instant time = view.message().enqueued();
    terminal.line(
        new Piece(Style.FAINT, time + "  " + view.message().sequence() + "  "),
        new Piece(Style.STRONG, view.message().task().orElse("(no task)")),
        new Piece(Style.PLAIN, "  " + view.attempt() + "  "),
        new Piece(Style.BAD, dead ? view.message().reason() + "  " : ""),
        new Piece(Style.FAINT, view.arguments()));
  }

  /** Finds the largest sequence number by halving: a queue may be long. */
  private long newest(QueueClient queue) {
    long low = -1;
    long high = 1;
    while (!queue.peek(dead, high, 1).isEmpty()) {
      low = queue.peek(dead, high, 1).get(0).sequence();
      high = Math.max(high * 2, low + 1);
    }
    while (low + 1 < high) {
      long middle = low + (high - low) / 2;
      var page = queue.peek(dead, middle, 1);
      if (page.isEmpty()) {
        high = middle;
      } else {
        low = page.get(0).sequence();
      }
    }
    return low;
  }
}
