package io.boilermaker.cli;

import io.boilermaker.cli.internal.filter.Conditions;
import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.tasks.TaskBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filters, the same for all commands. Several of one kind are alternatives. */
final class FilterOptions {

  @Option(names = "--task", paramLabel = "GLOB", description = "Tasks of that name.")
  List<String> tasks = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "GLOB", description = "Dead letters for that reason.")
  List<String> reasons = new ArrayList<>();

  @Option(
      names = "--error",
      paramLabel = "REGEX",
      description = "Dead letters whose description has that.")
  List<String> errors = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "That task id, message id or sequence number.")
  List<String> ids = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Enqueued then or later: 2027-01-31, a time, or 2h for two hours ago.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Enqueued before.")
  @Nullable String until;

  @Option(
      names = "--attempt",
      paramLabel = "NUMBER",
      description = "With so many attempts made, also '>=3'.")
  List<String> attempts = new ArrayList<>();

  @Option(
      names = "--arg",
      paramLabel = "NAME=VALUE",
      description = "With that argument; several must all hold.")
  List<String> arguments = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "With arguments like 'kwargs.order.total > 100'; several must all hold.")
  List<String> wheres = new ArrayList<>();

  @Option(names = "--trace", paramLabel = "ID", description = "Of that trace.")
  List<String> traces = new ArrayList<>();

  /** Reads the options. */
  Filter filter(Instant now, TaskBook book) {
    var filter = new Filter();
    any(filter, "--task", tasks, Conditions::task);
    any(filter, "--reason", reasons, Conditions::reason);
    any(filter, "--error", errors, Conditions::error);
    any(filter, "--id", ids, Conditions::id);
    any(filter, "--attempt", attempts, Conditions::attempt);
    any(filter, "--trace", traces, Conditions::trace);
    if (since != null) {
      filter.and("--since " + since, Conditions.since(Times.time("--since", since, now)));
    }
    if (until != null) {
      filter.and("--until " + until, Conditions.until(Times.time("--until", until, now)));
    }
    arguments.forEach(text -> filter.and("--arg " + text, Conditions.argument(text, book)));
    wheres.forEach(text -> filter.and("--where " + text, Conditions.where(text, book)));
    return filter;
  }

  private static void any(
      Filter filter,
      String option,
      List<String> values,
      Function<String, Predicate<SeenMessage>> condition) {
    values.stream()
        .map(condition)
        .reduce(Predicate::or)
        .ifPresent(all -> filter.and(option + " " + String.join("|", values), all));
  }
}
