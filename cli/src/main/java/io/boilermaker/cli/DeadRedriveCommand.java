package io.boilermaker.cli;

import io.boilermaker.cli.RedriveOptions.Bounds;
import io.boilermaker.cli.internal.filter.Filter;
import io.boilermaker.cli.internal.filter.Times;
import io.boilermaker.cli.internal.message.SeenMessage;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.redrive.Plan;
import io.boilermaker.cli.internal.redrive.PlanEntry;
import io.boilermaker.cli.internal.redrive.PlanFile;
import io.boilermaker.cli.internal.redrive.Selected;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends dead letters to their queue again, as if they had never run. */
@Command(
    name = "redrive",
    description =
        "Sends dead letters to their queue again, under a new message id and with no attempts"
            + " made. Only those that were selected leave. Acts.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class DeadRedriveCommand extends QueueCommand {

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MOST_EDITED = 200;

  private static final String RESUME = "--resume";

  /** The mixin whose options choose dead letters; those of the others hold for each run. */
  private static final String FILTERS = "filters";

  @Mixin FilterOptions filters;
  @Mixin RedriveOptions options;
  @Spec CommandSpec spec;

  @Option(names = "--dry-run", description = "Show the plan, and send nothing.")
  boolean dryRun;

  @Option(names = "--limit", paramLabel = "N", description = "The first N of those that match.")
  @Nullable Integer limit;

  @Option(names = "--delay", paramLabel = "TIME", description = "Due after that: 90s, 5m, 2h.")
  @Nullable String delay;

  @Option(names = "--to", paramLabel = "QUEUE", description = "To another queue.")
  @Nullable String to;

  @Option(names = "--keep-attempts", description = "Attempts that were made count.")
  boolean keepAttempts;

  @Option(
      names = "--set",
      paramLabel = "PATH=JSON",
      description = "Change an argument, such as kwargs.copies=2; checked by the manifest.")
  List<String> settings = new ArrayList<>();

  @Option(names = "--edit", description = "Change arguments in $EDITOR; checked by the manifest.")
  boolean edit;

  @Option(names = "--only-binding", description = "Only what a worker with these manifests takes.")
  boolean onlyBinding;

  @Option(names = "--foreign", description = "Also messages that are no tasks.")
  boolean foreign;

  @Option(names = "--force", description = "Change arguments of tasks that no manifest has, too.")
  boolean force;

  @Option(
      names = RESUME,
      paramLabel = "FILE",
      description = "Go on with a plan that was interrupted.")
  @Nullable Path resumed;

  @Override
  public Integer call() throws Exception {
    Bounds bounds = options.read();
    Count.atLeast(0, "--limit", limit == null ? 0 : limit);
    if (resumed != null) {
      requireNoChoice();
    }
    try (QueueClient queue = connection.open()) {
      return resumed == null ? begin(queue, bounds) : resume(queue, resumed, bounds);
    }
  }

  /** A plan has been made: what chooses and changes dead letters comes too late. */
  private void requireNoChoice() {
    Set<String> timely = optionsOfEachRun();
    List<String> late =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !timely.contains(name))
            .distinct()
            .toList();
    if (!late.isEmpty()) {
      throw new UsageException(
          "--resume goes on with a plan as it was made: leave out " + String.join(" and ", late));
    }
  }

  /** Returns the options by which no plan is made. */
  private Set<String> optionsOfEachRun() {
    Set<String> names = new HashSet<>(Set.of(RESUME));
    spec.mixins()
        .forEach(
            (mixin, options) -> {
              if (!mixin.equals(FILTERS)) {
                options.options().forEach(option -> names.add(option.longestName()));
              }
            });
    return names;
  }

  private int resume(QueueClient queue, Path path, Bounds bounds) throws InterruptedException {
    Path file = connection.surroundings().folder().resolve(path);
    try (PlanFile plan = PlanFile.resume(file, queue.place())) {
      requireRightToSend(queue, plan.plan().target());
      return new RedriveRun(connection, queue, plan, bounds).run();
    }
  }

  private int begin(QueueClient queue, Bounds bounds) throws Exception {
    Duration wait = delay == null ? Duration.ZERO : Times.duration("--delay", delay);
    PlanMaker maker = choose(queue);
    if (maker.chosen().isEmpty()) {
      return Exit.WRONG;
    }
    String target = to == null ? queue.name() : to;
    String question = "Send " + maker.chosen().size() + " dead letters to " + target + " again?";
    if (dryRun || !connection.isConfirmed(question)) {
      connection.terminal().note("Nothing was sent.");
      return connection.declined();
    }
    requireRightToSend(queue, target);
    List<PlanEntry> entries = maker.chosen().stream().map(Selected::entry).toList();
    var plan = new Plan(queue.place(), target, wait, keepAttempts, entries);
    try (PlanFile file = PlanFile.create(file(), plan)) {
      return new RedriveRun(connection, queue, file, bounds).run();
    }
  }

  /** What cannot be sent is not received either. */
  private static void requireRightToSend(QueueClient queue, String target) {
    try (QueueClient other = queue.other(target)) {
      other.ask("Send", () -> other.sender(target).createMessageBatch());
    }
  }

  private PlanMaker choose(QueueClient queue) throws Exception {
    TaskBook book = connection.book();
    Filter filter = filters.filter(connection.now(), book);
    if (onlyBinding && book.isEmpty()) {
      throw new UsageException("--only-binding needs manifests: give jars or folders by --tasks");
    }
    var edits = new Edits(book, settings, force);
    Selection selection = Selection.of(queue, filter);
    if (edit) {
      edits.take(edited(edits, selection.messages()));
    }
    var maker = new PlanMaker(book, edits, onlyBinding, foreign);
    maker.choose(selection.messages(), limit == null ? Integer.MAX_VALUE : limit);
    preview(selection, maker);
    return maker;
  }

  private Path file() {
    return connection
        .surroundings()
        .folder()
        .resolve(".boilermaker")
        .resolve("redrive-" + FILE_TIME.format(connection.now()) + ".jsonl");
  }

  private void preview(Selection selection, PlanMaker maker) {
    Terminal terminal = connection.terminal();
    List<Groups.Key> by = List.of(Groups.Key.REASON, Groups.Key.TASK);
    List<SeenMessage> chosen = maker.chosen().stream().map(Selected::message).toList();
    new Groups(connection.book(), chosen, by, connection.now()).print(terminal, by);
    maker
        .leftAlone()
        .forEach((why, count) -> terminal.note("Left alone: " + count + ", " + why + "."));
    long changed = maker.chosen().stream().filter(each -> each.payload() != null).count();
    terminal.note(
        selection.counts()
            + " Planned: "
            + chosen.size()
            + (changed > 0 ? ", with changed arguments: " + changed : "")
            + ".");
  }

  private String edited(Edits edits, List<SeenMessage> messages) throws Exception {
    if (messages.size() > MOST_EDITED) {
      throw new UsageException(
          messages.size()
              + " dead letters are too many for an editor: select at most "
              + MOST_EDITED);
    }
    return new Editor(connection.surroundings().environment()).edit(edits.text(messages));
  }
}
