package io.boilermaker.cli;

import io.boilermaker.BoilermakerConfig;
import io.boilermaker.cli.internal.queue.QueueClient;
import io.boilermaker.cli.internal.queue.QueueFacts;
import io.boilermaker.cli.internal.tasks.TaskBook;
import io.boilermaker.cli.internal.terminal.Terminal;
import io.boilermaker.cli.internal.terminal.Terminal.Look;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands share, and what they lead to. */
final class Connection {

  private static final String CONNECTION_STRING = "SERVICE_BUS_CONNECTION_STRING";
  private static final String NAMESPACE_URL = "SERVICE_BUS_NAMESPACE_URL";
  private static final String QUEUE_NAME = "SERVICE_BUS_QUEUE_NAME";
  private static final String INCLUDE_MSI = "AZURE_CREDENTIAL_INCLUDE_MSI";
  private static final String LOCK_RENEWAL = "BOILERMAKER_MAX_LOCK_RENEWAL_SECONDS";
  private static final String ADMINISTRATION = "BOILERMAKER_ADMINISTRATION_CONNECTION_STRING";

  @Option(
      names = "--connection-string",
      paramLabel = "TEXT",
      description = "The connection string; by default $SERVICE_BUS_CONNECTION_STRING.")
  @Nullable String connectionString;

  @Option(
      names = "--namespace",
      paramLabel = "URL",
      description = "The namespace, with your login of Azure; $SERVICE_BUS_NAMESPACE_URL.")
  @Nullable String namespace;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "The queue; by default $SERVICE_BUS_QUEUE_NAME.")
  @Nullable String queue;

  @Option(
      names = "--administration",
      paramLabel = "TEXT",
      description =
          "The connection string of administration, where it differs, as with the local broker;"
              + " $BOILERMAKER_ADMINISTRATION_CONNECTION_STRING.")
  @Nullable String administration;

  @Option(
      names = "--tasks",
      paramLabel = "JAR_OR_DIR",
      arity = "1",
      split = ",",
      description =
          "Jars or folders with the manifests of tasks; may be repeated; $BOILERMAKER_TASKS.")
  List<Path> tasks = new ArrayList<>();

  @Option(names = "--json", description = "Write one JSON object a line.")
  boolean json;

  @Option(names = "--no-color", description = "No colours; as $NO_COLOR.")
  boolean noColour;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what the SDK does, and traces of errors.")
  boolean verbose;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing.")
  boolean yes;

  private final Surroundings surroundings;
  private @Nullable TaskBook book;
  private @Nullable Terminal terminal;
  private boolean isUnanswered;

  Connection(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  /** Reads a worker's variables and the options over them. */
  BoilermakerConfig config() {
    Map<String, String> settings = new HashMap<>();
    for (String name :
        List.of(CONNECTION_STRING, NAMESPACE_URL, QUEUE_NAME, INCLUDE_MSI, LOCK_RENEWAL)) {
      String value = surroundings.environment().get(name);
      if (value != null) {
        settings.put(name, value);
      }
    }
    if (connectionString != null) {
      settings.put(CONNECTION_STRING, connectionString);
    } else if (namespace != null) {
      settings.remove(CONNECTION_STRING);
      settings.put(NAMESPACE_URL, namespace);
    }
    if (queue != null) {
      settings.put(QUEUE_NAME, queue);
    }
    try {
      return BoilermakerConfig.fromEnvironment(settings);
    } catch (IllegalStateException e) {
      throw new UsageException(
          e.getMessage() + " (or use --connection-string, --namespace and --queue)");
    }
  }

  /** Returns whether a queue is named at all. */
  boolean isNamed() {
    Map<String, String> environment = surroundings.environment();
    return (queue != null || environment.containsKey(QUEUE_NAME))
        && (connectionString != null
            || namespace != null
            || environment.containsKey(CONNECTION_STRING)
            || environment.containsKey(NAMESPACE_URL));
  }

  /** Opens the queue. */
  QueueClient open() {
    return new QueueClient(config(), terminal()::note);
  }

  /** Returns the way to ask what the service says of the queue. */
  QueueFacts facts() {
    String other =
        administration != null ? administration : surroundings.environment().get(ADMINISTRATION);
    return new QueueFacts(config(), other);
  }

  /** Reads the manifests, once. */
  TaskBook book() {
    if (book == null) {
      List<Path> paths = new ArrayList<>(tasks);
      String more = surroundings.environment().get("BOILERMAKER_TASKS");
      if (paths.isEmpty() && more != null && !more.isBlank()) {
        for (String path : more.split(",", -1)) {
          paths.add(Path.of(path.strip()));
        }
      }
      book = TaskBook.read(paths.stream().map(surroundings.folder()::resolve).toList());
      book.conflicts().forEach(terminal()::note);
    }
    return book;
  }

  Terminal terminal() {
    if (terminal == null) {
      terminal = newTerminal();
    }
    return terminal;
  }

  private Terminal newTerminal() {
    boolean colours =
        surroundings.isInteractive()
            && !noColour
            && !surroundings.environment().containsKey("NO_COLOR");
    var look = new Look(json, colours, columns(), surroundings.isInteractive());
    return new Terminal(surroundings.streams().out(), surroundings.streams().err(), look);
  }

  private int columns() {
    String columns = surroundings.environment().getOrDefault("COLUMNS", "");
    return surroundings.isInteractive() && columns.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(columns)
        : 0;
  }

  /** Asks the operator, unless told not to. */
  boolean isConfirmed(String question) {
    if (yes) {
      return true;
    }
    terminal().note(question + " [y/N]");
    var in = new Scanner(surroundings.streams().in(), java.nio.charset.StandardCharsets.UTF_8);
    isUnanswered = !in.hasNextLine();
    if (isUnanswered) {
      terminal().note("Nobody answered: --yes asks nothing.");
    }
    return !isUnanswered && in.nextLine().strip().matches("(?i)y(es)?");
  }

  /** Returns the exit code of a command that does nothing, since that was all that was wanted. */
  int declined() {
    return isUnanswered ? Exit.ERROR : Exit.DONE;
  }
}
