package io.boilermaker.cli;

import io.boilermaker.cli.Surroundings.Streams;
import io.boilermaker.cli.internal.export.ExportException;
import io.boilermaker.cli.internal.filter.FilterException;
import io.boilermaker.cli.internal.queue.QueueException;
import io.boilermaker.cli.internal.redrive.PlanException;
import io.boilermaker.cli.internal.tasks.TasksException;
import io.boilermaker.cli.internal.terminal.SafeText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code boilermaker}. */
@Command(
    name = "boilermaker",
    description = "Sees into a queue of tasks, and brings dead letters back.",
    subcommands = {
      StatusCommand.class,
      ListCommand.class,
      ShowCommand.class,
      TailCommand.class,
      TasksCommand.class,
      RunCommand.class,
      DeadCommand.class,
      CancelCommand.class,
      PurgeQueueCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = BoilermakerProgram.Version.class,
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class BoilermakerProgram implements Runnable {

  /**
   * Set by the script: whether output goes to a terminal, which Java cannot tell in all releases.
   */
  static final String TERMINAL = "BOILERMAKER_TERMINAL";

  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  @CommandLine.Spec CommandSpec spec;

  /** Runs the program and ends the process. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("-v") || List.of(arguments).contains("--verbose")) {
      System.setProperty(LOG_LEVEL, "info");
    }
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    var surroundings =
        new Surroundings(
            System.getenv(),
            new Streams(System.in, out, err),
            Clock.systemUTC(),
            Path.of("").toAbsolutePath(),
            "1".equals(System.getenv(TERMINAL)));
    int code = run(surroundings, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** Runs the program and returns its exit code. */
  static int run(Surroundings surroundings, String... arguments) {
    CommandLine line = commandLine(surroundings);
    int code = execute(line, arguments);
    surroundings.streams().out().flush();
    surroundings.streams().err().flush();
    return code;
  }

  /** Runs a command; what is too large for this process has the code of an error, too. */
  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      line.getErr()
          .println("error: " + e + ": something is too large; JAVA_OPTS=-Xmx4g gives more memory");
      return Exit.ERROR;
    }
  }

  static CommandLine commandLine(Surroundings surroundings) {
    var line = new CommandLine(new BoilermakerProgram(), new Factory(surroundings));
    line.setOut(new PrintWriter(surroundings.streams().out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(surroundings.streams().err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(colours(surroundings)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(BoilermakerProgram::refuse)
        .setExecutionExceptionHandler(BoilermakerProgram::fail);
    return line;
  }

  private static Ansi colours(Surroundings surroundings) {
    return surroundings.isInteractive() && !surroundings.environment().containsKey("NO_COLOR")
        ? Ansi.ON
        : Ansi.OFF;
  }

  private static int refuse(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("error: " + SafeText.of(String.valueOf(e.getMessage())));
    err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return Exit.ERROR;
  }

  private static int fail(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof UnfinishedException && e.getCause() instanceof RuntimeException cause) {
      int unused = fail(cause, line, parsed);
      line.getErr().println(SafeText.of(String.valueOf(e.getMessage())));
      return Exit.WRONG;
    }
    boolean isSentence =
        e instanceof UsageException
            || e instanceof QueueException
            || e instanceof FilterException
            || e instanceof TasksException
            || e instanceof PlanException
            || e instanceof ExportException;
    line.getErr().println("error: " + SafeText.of(String.valueOf(isSentence ? e.getMessage() : e)));
    if (parsed.hasMatchedOption("--verbose") || (!isSentence && isVerbose(parsed))) {
      e.printStackTrace(line.getErr());
    }
    return Exit.ERROR;
  }

  private static boolean isVerbose(ParseResult parsed) {
    return parsed.hasSubcommand() && isVerbose(parsed.subcommand());
  }

  /** Without a command. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Gives commands their surroundings. */
  private record Factory(Surroundings surroundings) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Connection.class) {
        return type.cast(new Connection(surroundings));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = BoilermakerProgram.class.getPackage().getImplementationVersion();
      return new String[] {"boilermaker " + (version == null ? "(not packaged)" : version)};
    }
  }
}
