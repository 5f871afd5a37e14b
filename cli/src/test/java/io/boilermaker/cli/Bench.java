package io.boilermaker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.util.BinaryData;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.DeadLetterOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.ServiceBusClients;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.cli.Surroundings.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A broker with a queue, and the program beside it, in this process. */
final class Bench implements AutoCloseable {

  static final String QUEUE = "tasks";

  /** The manifests of the tests' tasks. */
  static final String TASKS = "target/test-classes";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final LocalServiceBus bus;
  final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private final ServiceBusClientBuilder clients;
  private final ServiceBusSenderClient sender;
  Clock clock = Clock.systemUTC();

  /** The broker's time, where a test moves it. */
  final AtomicReference<Instant> brokerTime = new AtomicReference<>(Instant.EPOCH);

  private boolean isInteractive;
  private String input = "";

  /** What a run of the program gave. */
  record Result(int code, String out, String err) {

    List<String> lines() {
      return out.lines().toList();
    }

    /** Returns the objects of {@code --json}. */
    List<JsonNode> json() {
      return out.lines().map(Bench::parse).toList();
    }

    JsonNode one() {
      if (json().size() != 1) {
        throw new AssertionError(this);
      }
      return json().get(0);
    }
  }

  Bench(Path folder) {
    this(folder, spec -> spec);
  }

  Bench(Path folder, UnaryOperator<QueueSpec> spec) {
    this(
        folder,
        LocalServiceBus.builder()
            .queue(spec.apply(QueueSpec.named(QUEUE)))
            .queue(QueueSpec.named("other"))
            .administration(0));
  }

  Bench(Path folder, Clock clock) {
    this(
        folder,
        LocalServiceBus.builder()
            .queue(QueueSpec.named(QUEUE))
            .queue(QueueSpec.named("other"))
            .administration(0),
        clock);
  }

  Bench(Path folder, LocalServiceBus.Builder builder) {
    this(folder, builder, null);
  }

  private Bench(Path folder, LocalServiceBus.Builder builder, Clock fixed) {
    this.folder = folder;
    if (fixed != null) {
      clock = fixed;
      brokerTime.set(fixed.instant());
      builder.clock(brokerTime::get);
    }
    this.bus = builder.start();
    this.clients = new ServiceBusClientBuilder().connectionString(bus.connectionString());
    this.sender = clients.sender().queueName(QUEUE).buildClient();
    environment.put("SERVICE_BUS_CONNECTION_STRING", bus.connectionString());
    environment.put("SERVICE_BUS_QUEUE_NAME", QUEUE);
    environment.put(
        "BOILERMAKER_ADMINISTRATION_CONNECTION_STRING", bus.administrationConnectionString());
    environment.put("BOILERMAKER_TASKS", Path.of(TASKS).toAbsolutePath().toString());
  }

  /** Makes the output that of a terminal. */
  Bench interactive(int columns) {
    isInteractive = true;
    environment.put("COLUMNS", String.valueOf(columns));
    return this;
  }

  /** Sets what is typed. */
  Bench typing(String text) {
    input = text;
    return this;
  }

  Bench withoutManifests() {
    environment.remove("BOILERMAKER_TASKS");
    return this;
  }

  Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = run(out, err, arguments);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs the program and returns its exit code. */
  int run(OutputStream out, OutputStream err, String... arguments) {
    var surroundings =
        new Surroundings(
            environment,
            new Streams(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8)),
            clock,
            folder,
            isInteractive);
    return BoilermakerProgram.run(surroundings, arguments);
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Returns the body of a task. */
  static String task(String name, String args, String kwargs) {
    return task(name, args, kwargs, 0);
  }

  static String task(String name, String args, String kwargs, int attempts) {
    return """
        {"task_id": "%s", "should_dead_letter": true, "acks_late": true, "function_name": "%s",
         "attempts": {"attempts": %d, "last_retry": "2026-01-31T12:00:00.123456Z"},
         "policy": {"max_tries": 5, "delay": 120, "delay_max": 120, "retry_mode": 0},
         "payload": {"args": %s, "kwargs": %s}, "later": 1.50,
         "graph_id": null, "on_success": null, "on_failure": null}"""
        .formatted(UUID.randomUUID(), name, attempts, args, kwargs);
  }

  /** Returns a call of {@code send_mail} that binds. */
  static String mail(String to) {
    return task("send_mail", "[\"" + to + "\"]", "{}");
  }

  ServiceBusMessage message(String body) {
    var message = new ServiceBusMessage(BinaryData.fromString(body));
    JsonNode json = body.startsWith("{") ? parse(body) : MAPPER.createObjectNode();
    return message.setMessageId(json.path("task_id").asText(UUID.randomUUID().toString()));
  }

  void send(String... bodies) {
    for (String body : bodies) {
      sender.sendMessage(message(body));
    }
  }

  void send(ServiceBusMessage message) {
    sender.sendMessage(message);
  }

  long schedule(String body, Duration delay) {
    return schedule(body, delay, clock);
  }

  long schedule(String body, Duration delay, Clock time) {
    return sender.scheduleMessage(message(body), OffsetDateTime.now(time).plus(delay));
  }

  Path folder() {
    return folder;
  }

  BoilermakerConfig config() {
    return BoilermakerConfig.builder()
        .connectionString(bus.connectionString())
        .queueName(QUEUE)
        .build();
  }

  /** Sends messages and makes them dead letters. */
  void dead(String reason, String description, String... bodies) {
    List<ServiceBusMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      messages.add(message(body));
    }
    dead(reason, description, messages);
  }

  void dead(String reason, String description, List<ServiceBusMessage> messages) {
    messages.forEach(sender::sendMessage);
    var options =
        new DeadLetterOptions()
            .setDeadLetterReason(reason)
            .setDeadLetterErrorDescription(description);
    try (ServiceBusReceiverClient receiver = receiver()) {
      ServiceBusClients.guarded(receiver, () -> deadLetter(receiver, messages.size(), options));
    }
  }

  private static void deadLetter(
      ServiceBusReceiverClient receiver, int count, DeadLetterOptions options) {
    for (int done = 0; done < count; ) {
      for (ServiceBusReceivedMessage each :
          receiver.receiveMessages(count - done, Duration.ofSeconds(10))) {
        receiver.deadLetter(each, options);
        done++;
      }
    }
  }

  ServiceBusReceiverClient deadReceiver() {
    return clients
        .receiver()
        .queueName(QUEUE)
        .subQueue(com.azure.messaging.servicebus.models.SubQueue.DEAD_LETTER_QUEUE)
        .disableAutoComplete()
        .maxAutoLockRenewDuration(Duration.ZERO)
        .buildClient();
  }

  ServiceBusReceiverClient receiver() {
    return clients
        .receiver()
        .queueName(QUEUE)
        .disableAutoComplete()
        .maxAutoLockRenewDuration(Duration.ZERO)
        .buildClient();
  }

  /** Returns a message that the service keeps and the SDK cannot decode: it nests too deeply. */
  static ServiceBusMessage undecodable() {
    Object value = "x";
    for (int i = 0; i < 40; i++) {
      value = Map.of("k", value);
    }
    return new ServiceBusMessage(AmqpMessageBody.fromValue(value));
  }

  List<PeekedMessage> messages(PeekedMessage.State state) {
    return bus.peek(QUEUE).stream().filter(message -> message.state() == state).toList();
  }

  List<PeekedMessage> dead() {
    return messages(PeekedMessage.State.DEAD_LETTERED);
  }

  /** Re-drives without a question, and waits for locks. */
  Result redrive(String... options) {
    List<String> arguments = new ArrayList<>(List.of("dead", "redrive", "--yes"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--wait")) {
      arguments.addAll(List.of("--wait", "60s"));
    }
    return run(arguments.toArray(new String[0]));
  }

  /** Returns the plan of a re-drive, the only one. */
  Path plan() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".boilermaker"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Override
  public void close() {
    sender.close();
    bus.close();
  }
}
