package io.boilermaker.broker.program;

import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The broker as a program: {@code java -jar boilermaker-broker.jar}. */
@Command(
    name = "boilermaker-broker",
    mixinStandardHelpOptions = true,
    versionProvider = BrokerProgram.Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "A local Azure Service Bus for development and tests. Prints the connection string once"
          + " it accepts connections, and runs until SIGTERM or SIGINT.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:the broker has failed, such as for a full disk",
      "2:bad option, the port is taken, or the data directory is refused",
      "143:ended by SIGTERM"
    })
final class BrokerProgram implements Callable<Integer> {

  private static final int BAD_START = 2;
  private static final int BROKEN = 1;
  private static final String KEY_VARIABLE = "BOILERMAKER_BROKER_KEY";
  private static final int PORT = 5672;
  private static final int TLS_PORT = 5671;

  private static final Logger log = LoggerFactory.getLogger(BrokerProgram.class);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--queue",
      paramLabel = "NAME[,SETTING...]",
      converter = QueueOption.class,
      description = {
        "A queue; give the option once for each. Settings:",
        "  lock=DURATION           lock of a received message (60s)",
        "  max-delivery=NUMBER     failed deliveries before dead-lettering (10)",
        "  max-size=BYTES          largest message (262144)",
        "  ttl=DURATION            longest life of a message (none)",
        "  dead-letter-on-expiry   keep expired messages as dead letters",
        "  duplicates=DURATION     window of duplicate detection (none)",
        "A duration is a number and ms, s, m, h or d. Example:",
        "  --queue tasks,lock=30s,max-delivery=3"
      })
  private List<QueueSpec> queues = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Queues as the emulator's Config.json describes them, together with those of --queue; and"
              + " AuthorizationRules.")
  private @Nullable Path configuration;

  @Option(
      names = "--ignore-unsupported",
      description =
          "Leave out the topics, sessions, forwarding and further namespaces of the file, with a"
              + " warning each.")
  private boolean ignoreUnsupported;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one (5672, or 5671 with TLS).")
  private @Nullable Integer port;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description =
          "Serve administration clients, by HTTP, on this port, 0 for any free one; the emulator's is"
              + " 5300. Their connection string is printed second.")
  private @Nullable Integer administrationPort;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Address to listen on, instead of loopback only. Needs a key, or --anonymous.")
  private @Nullable InetAddress address;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "Ask clients for tokens signed with this key. Give it by the environment variable"
              + " "
              + KEY_VARIABLE
              + ", so that no list of processes shows it.")
  private @Nullable String key;

  @Option(
      names = "--anonymous",
      description =
          "With --listen and without a key: everybody who reaches the address may do everything.")
  private boolean anonymous;

  @Mixin private final TlsOptions tls = new TlsOptions();

  @Option(
      names = "--no-transactions",
      description = "Refuse transactions, as namespaces of the Basic tier do.")
  private boolean noTransactions;

  @Option(
      names = "--max-bytes",
      paramLabel = "BYTES",
      description =
          "Refuse messages once those of all queues take that much memory (half of the heap).")
  private @Nullable Long maxBytes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Keep the messages in this directory; made if there is none. What was confirmed survives"
            + " the end of the process. Without it everything is in memory."
      })
  private @Nullable Path data;

  private BrokerProgram() {}

  public static void main(String[] arguments) {
    // The JDK's HTTP server reads its limit once; that of the user stays.
    System.getProperties().putIfAbsent("jdk.httpserver.maxConnections", "1000");
    System.exit(
        new CommandLine(new BrokerProgram())
            .setParameterExceptionHandler(BrokerProgram::refuse)
            .execute(arguments));
  }

  /** Runs until the broker ends, which it does when the JVM shuts down. */
  @Override
  public Integer call() throws InterruptedException {
    LocalServiceBus bus;
    try {
      bus = start();
      tls.writeCertificate(bus);
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(bus::close, "boilermaker-broker-shutdown"));
    PrintWriter out = commandLine().getOut();
    out.println(bus.connectionString());
    if (administrationPort != null) {
      out.println(bus.administrationConnectionString());
    }
    if (tls.areGiven()) {
      out.print(bus.certificate());
    }
    out.flush();
    bus.awaitEnd();
    return BROKEN;
  }

  private LocalServiceBus start() {
    LocalServiceBus.Builder builder =
        LocalServiceBus.builder()
            .port(port != null ? port : tls.areGiven() ? TLS_PORT : PORT)
            .transactions(!noTransactions)
            .anonymousClients(anonymous);
    if (address != null) {
      builder.bindAddress(address);
    }
    // Not a default of the option: picocli would replace ${...} within it.
    String chosenKey = key == null ? System.getenv(KEY_VARIABLE) : key;
    if (chosenKey != null) {
      builder.sharedAccessKey(chosenKey);
    }
    tls.addTo(builder);
    if (maxBytes != null) {
      builder.maxBytes(maxBytes);
    }
    if (administrationPort != null) {
      builder.administration(administrationPort);
    } else if (queues.isEmpty() && configuration == null && data == null) {
      throw new IllegalArgumentException(
          "there is no queue: give one by --queue or --config, or let clients create them by"
              + " --admin-port");
    }
    addQueuesAndData(builder);
    return builder.start();
  }

  private void addQueuesAndData(LocalServiceBus.Builder builder) {
    if (configuration != null) {
      ConfigurationFile.read(configuration, ignoreUnsupported ? log::warn : null).addTo(builder);
    }
    queues.forEach(builder::queue);
    if (data != null) {
      builder.data(data);
    }
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("not run as a command");
    }
    return spec.commandLine();
  }

  private static int refuse(ParameterException error, String[] arguments) {
    String line = String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
    PrintWriter err = error.getCommandLine().getErr();
    err.println("boilermaker-broker: " + line);
    err.flush();
    return BAD_START;
  }

  /** Reads the version from the manifest of the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = BrokerProgram.class.getPackage().getImplementationVersion();
      return new String[] {"boilermaker-broker " + (version == null ? "unpackaged" : version)};
    }
  }
}
